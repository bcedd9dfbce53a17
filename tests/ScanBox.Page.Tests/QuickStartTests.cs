using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Guide;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;

namespace ScanBox.Page.Tests;

/// <summary>The quick start sheet on paper and on a phone.</summary>
[TestClass]
public sealed class QuickStartTests
{
    [TestMethod]
    public async Task ASheetIsOnePageALanguageAndFitsAPhone()
    {
        // With all keys and a display, with single buttons, and with nothing but keys.
        string[] boards = ["esp32-wrover", "esp32-s3-battery", "esp32-wroom-4mb"];
        JsonObject seen = await Browser.PlayAsync("sheet", new Uri("about:blank"), new JsonObject
        {
            ["sheets"] = new JsonArray([.. boards.Select(board => JsonValue.Create(QuickStartSheet.Html(SheetBoard.Of(BoardChoice.Plan(board)))))]),
        });
        foreach ((string board, JsonNode? sheet) in boards.Zip(seen["results"]!.AsArray()))
        {
            Assert.AreEqual(2, sheet!["pages"]!.GetValue<int>(), board);
            Assert.IsEmpty(sheet["violations"]!.AsArray(), $"{board}: {sheet["violations"]}");
            Assert.AreEqual(0, sheet["wider"]!.GetValue<int>(), board);
        }
    }
}
