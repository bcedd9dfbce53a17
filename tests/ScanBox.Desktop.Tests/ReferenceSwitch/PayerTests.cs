using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Clearing;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Codes;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

[TestClass]
public sealed class PayerTests
{
    // Who must be accepted and through whom the money must go, written down a second time from the field's facts.
    private static readonly Dictionary<string, string> Routes = new()
    {
        ["wechat"] = "netsunion", ["alipay"] = "netsunion", ["alipay-face"] = "netsunion", ["jd"] = "netsunion", ["hebao"] = "netsunion",
        ["bestpay"] = "netsunion", ["wo"] = "netsunion", ["pingan"] = "netsunion", ["qq"] = "netsunion",
        ["unionpay"] = "unionpay", ["mipay"] = "unionpay", ["emv"] = "unionpay", ["unionpay-issuer"] = "unionpay",
        ["icbc"] = "unionpay", ["abc"] = "unionpay", ["boc"] = "unionpay", ["ccb"] = "unionpay", ["bocom"] = "unionpay",
        ["psbc"] = "unionpay", ["citic"] = "unionpay", ["cgb"] = "unionpay", ["ceb"] = "unionpay",
        ["ecny"] = "ecny-0102",
    };

    [TestMethod]
    public void Every_payers_code_is_paid_through_the_channel_of_the_clearing_table()
    {
        CollectionAssert.AreEquivalent(Routes.Keys, PayerApps.All.Select(app => app.Id).ToList());
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        int stan = 0;
        foreach (PayerApp app in PayerApps.All)
        {
            for (int i = 0; i < 5; i++)
            {
                Assert.AreEqual("00", box.Pay(++stan, 100, bench.Show(app.Id)), app.Id);
                Purchase purchase = bench.Find(box, stan)!;
                Assert.AreEqual(Routes[app.Id], purchase.Route, app.Id);
                Assert.AreEqual($"payer/{app.Id}/funded", purchase.AccountId);
            }
        }

        using ISwitchTransaction store = bench.Store.Begin();
        foreach (Purchase purchase in store.Purchases())
        {
            string[] accounts = [.. store.Lines().Where(line => line.Purchase == purchase.Key).Select(line => line.Account)];
            Assert.Contains("clearing/" + purchase.Route, accounts);
        }

        Assert.IsTrue(global::ReferenceSwitch.Accounting.LedgerAudit.Run(store).Balanced);
    }

    [TestMethod]
    public void The_classifier_knows_every_apps_codes_under_both_rule_files()
    {
        using SwitchBench bench = new();
        CodeClassifier classifier = new(CodeRulesReader.ReadDefault());
        string[] onlyWithTheTestOperator = ["hebao", "wo", "pingan", "mipay"];
        foreach (PayerApp app in PayerApps.All)
        {
            byte[] code = bench.Show(app.Id);
            PaymentCode kind = classifier.Classify(code, 0, code.Length);
            string expected = app.Id switch
            {
                "alipay-face" => "alipay",
                _ when app.Scheme.Length > 0 && !onlyWithTheTestOperator.Contains(app.Id) => app.Scheme,
                _ => "unionpay",
            };
            Assert.AreEqual(expected, kind.SchemeId, app.Id);
            Assert.AreEqual(app.Institution, kind.Institution ?? "", app.Id);
        }
    }

    [TestMethod]
    [DataRow("134650328919428540", "wechat")]
    [DataRow("28763443825664394", "alipay")]
    [DataRow("fp0123456789abcdefghijklmnopqrstuvw", "alipay")]
    [DataRow("6223685882046899894", "unionpay")]
    [DataRow("6220105123456789012", "ccb")]
    [DataRow("6250100123456789012", "psbc")]
    [DataRow("6250403123456789012", "psbc")]
    [DataRow("6299001123456789012", "hebao")]
    [DataRow("62123456789012345", "unionpay")]
    [DataRow("180000000000000001", "jd")]
    [DataRow("510000000000000001", "bestpay")]
    [DataRow("0112345678901234567", "ecny")]
    [DataRow("910000000000000001", "qq")]
    [DataRow("770000000000000001", "unionpay-issuer")]
    [DataRow("hQVDUFYwMWFWTwigAAADMwEBAlcRYmNgAQBxNnLSMSIBAAABiAFfNAEAYzOfJghWite85mtxi58nAYCfEBEHAAEDoAAAAQgwMDAwMDAwMZ82AhEiggIAAJ83BCJgSI4=", "emv")]
    public void Exactly_this_code_is_issued_to_the_wallet_its_scheme_names_and_is_paid_once(string code, string app)
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        byte[] bytes = TestBox.Digits(code);
        Assert.AreEqual("14", box.Pay(1, 1_250, bytes), "nobody has shown it");
        Assert.AreEqual(app, bench.Logic.IssueCode([.. bytes, (byte)'\r', (byte)'\n'], bench.NowMs)?.Id);
        Assert.AreEqual("00", box.Pay(2, 1_250, bytes));
        Assert.AreEqual("14", box.Pay(3, 1_250, bytes));
        Assert.AreEqual($"payer/{app}/funded", bench.Find(box, 2)!.AccountId);
    }

    [TestMethod]
    [DataRow("https://qr.alipay.com/abc")]
    [DataRow("6901234567892")]
    [DataRow("")]
    public void What_is_not_a_payment_code_is_not_issued(string code)
    {
        using SwitchBench bench = new();
        Assert.IsNull(bench.Logic.IssueCode(Encoding.ASCII.GetBytes(code), bench.NowMs));
    }

    [TestMethod]
    public void The_largest_amount_a_box_takes_is_funded_everywhere()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        box.SignIn(0);
        int stan = 0;
        foreach (PayerApp app in PayerApps.All)
        {
            Assert.AreEqual("09", box.Pay(++stan, 9_999_999_999, bench.Show(app.Id)), app.Id);
            bench.NowMs += PayerPatience.UsualDecisionMs;
            Assert.AreEqual("00", box.Inquire(stan + 500, stan, 9_999_999_999), app.Id);
        }
    }

    [TestMethod]
    public void An_operators_own_table_changes_the_route_but_no_channel_reaches_an_issuer_that_is_no_member()
    {
        ClearingTable everythingThroughUnionPay = new([new("*", "*", ClearingChannel.UnionPay)]);
        using SwitchBench bench = new(options: new() { Clearing = everythingThroughUnionPay });
        TestBox box = bench.NewBox();
        box.SignIn(0);
        Assert.AreEqual("00", box.Pay(1, 100, bench.Show("icbc")));
        Assert.AreEqual("14", box.Pay(2, 100, bench.Show("wechat")));
        Assert.AreEqual(100, bench.ReceivedFen);
    }
}
