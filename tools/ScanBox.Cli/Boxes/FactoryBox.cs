using ScanBox.Settings;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Boxes;

/// <summary>A new box on the bench, as its factory has left it.</summary>
internal static class FactoryBox
{
    /// <summary>Gives an empty flash what stands on a label, and nothing else.</summary>
    /// <param name="flash">The flash.</param>
    /// <param name="serial">The serial.</param>
    /// <param name="signer">Who signs set-up codes for it, empty for nobody.</param>
    internal static void Leave(VirtualFlash flash, string serial, string signer = "")
    {
        if (TestBench.IsSetUp(flash))
            throw CommandException.Usage("--serial: the box in --state has one already");
        var settings = new BoxSettings { SetupPin = TestBench.SetupPin, SetupPassword = TestBench.SetupPassword };
        if (!SettingsRules.Set(settings, "serial", serial))
            throw CommandException.Usage($"--serial: {SettingsRules.Describe("serial")}");
        if (!SettingsRules.Set(settings, "setup.signer", signer))
            throw CommandException.Usage($"--signer: {SettingsRules.Describe("setup.signer")}");
        if (!SettingsFile.SaveUnfinished(new FlashFiles(flash), settings))
            throw CommandException.Fault("the settings of the box cannot be written");
    }
}
