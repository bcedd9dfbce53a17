namespace System.Net.NetworkInformation;

/// <summary>How a wireless network encrypts.</summary>
public enum EncryptionType : byte
{
    None = 0,
    WEP = 1,
    WPA = 2,
    WPA2 = 3,
    WPA_PSK = 4,
    WPA2_PSK = 5,
    Certificate = 6,
}
