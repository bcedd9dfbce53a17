namespace ScanBox.Setup.Provisioning;

/// <summary>What a technician reads about a set-up code that was not taken.</summary>
public static class SetupFaultText
{
    /// <summary>What is wrong and what to do; empty for <see cref="SetupFault.None"/>.</summary>
    public static string Of(SetupFault fault)
    {
        switch (fault)
        {
            case SetupFault.None:
                return "";
            case SetupFault.NotSetup:
                return "this is no set-up code; `scanbox provision code` makes one";
            case SetupFault.Malformed:
                return "the set-up code is damaged, or for a later firmware; show it larger, or make it anew";
            case SetupFault.NoSigner:
                return "this box has no setup.signer, so it takes Wi-Fi codes only; the factory gives it one";
            case SetupFault.NotSigned:
                return "the set-up code is not signed by this box's signer; make it with the key that belongs to setup.signer";
            case SetupFault.OtherBox:
                return "the set-up code is for another box; compare the serial on the label";
            case SetupFault.Used:
                return "the set-up code, or one made later, was used on this box already; make a new one";
            case SetupFault.Expired:
                return "the set-up code is past its time; make a new one";
            case SetupFault.NotYet:
                return "the set-up code was made in the future; check the clock of the computer that makes them";
            case SetupFault.NotAllowed:
                return "the set-up code would change something that codes may not change, or that this firmware does not know";
            case SetupFault.BadValue:
                return "a value in the set-up code is out of its range, or something that a payment needs is missing";
            case SetupFault.Unsettled:
                return "terminal, merchant and switch stay until the batch is settled (hold total for 3 s) and nothing is unknown";
            case SetupFault.OtherWifi:
                return "this Wi-Fi has WEP, or wants a user name: the box can join open, WPA, WPA2 and WPA3 networks with a password";
            default:
                return "the flash refused; the settings are as they were. Try again; `selftest` at the console looks at the flash";
        }
    }
}
