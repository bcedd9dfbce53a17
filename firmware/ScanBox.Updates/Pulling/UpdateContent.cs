using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Updates.Manifests;
using ScanBox.Voice;

namespace ScanBox.Updates.Pulling;

/// <summary>Whether the box could use what was pulled: it is read as the next start would read it.</summary>
internal static class UpdateContent
{
    /// <summary>What is wrong with it, in words; empty for nothing.</summary>
    internal static string Check(UpdateManifest manifest, IStorage storage, string file)
    {
        switch (manifest.Kind)
        {
            case UpdateKind.Rules:
                byte[] text = new byte[manifest.Size];
                if (storage.Read(file, 0, text, 0, text.Length) != text.Length)
                    return "unreadable";
                var reader = new CodeRulesReader();
                return reader.Read(text, 0, text.Length) is null ? reader.Describe() : "";
            case UpdateKind.Voice:
                PackError error = new VoicePack(storage, file).Open();
                return error == PackError.None ? "" : PackErrorText.Of(error);
            default:
                return "this firmware does not know how";
        }
    }
}
