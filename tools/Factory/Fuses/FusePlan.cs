using Flashing;

namespace Factory.Fuses;

/// <summary>What is burnt into a chip for ever, as command lines of Espressif's <c>espefuse</c>.</summary>
public sealed record FusePlan
{
    /// <summary>The tool's command.</summary>
    public required FlasherLine Tool { get; init; }

    /// <summary>Serial port of the chip's loader.</summary>
    public required string Port { get; init; }

    /// <summary>Whether it is an ESP32-S3; else an ESP32.</summary>
    public required bool IsS3 { get; init; }

    /// <summary>Lock flash encryption, which the runtime's own loader has switched on.</summary>
    public bool FlashEncryption { get; init; }

    /// <summary>Public key (PEM) that loaders must be signed with from now on; empty for no secure boot.</summary>
    public string SecureBootKey { get; init; } = "";

    /// <summary>The fuse that counts how often flash encryption was switched on and off: it is on when an odd number of its bits is set.</summary>
    public string CryptFuse => IsS3 ? "SPI_BOOT_CRYPT_CNT" : "FLASH_CRYPT_CNT";

    /// <summary>The fuse after which only signed loaders start.</summary>
    public string SecureBootFuse => IsS3 ? "SECURE_BOOT_EN" : "ABS_DONE_1";

    /// <summary>All bits of <see cref="CryptFuse"/>: it can never be switched off again.</summary>
    public int CryptLocked => IsS3 ? 0x07 : 0x7F;

    /// <summary>Asks the chip, and changes nothing.</summary>
    public FlasherLine Summary => Line([], ["summary"]);

    /// <summary>The lines that burn, in their order: the signer's digest before the fuse that demands it.</summary>
    public IReadOnlyList<FlasherLine> Lines()
    {
        var lines = new List<FlasherLine>();
        if (SecureBootKey.Length > 0)
        {
            lines.Add(Burn(IsS3 ? ["burn_key_digest", "BLOCK_KEY0", SecureBootKey, "SECURE_BOOT_DIGEST0"] : ["burn_key_digest", SecureBootKey]));
            lines.Add(Burn(["burn_efuse", SecureBootFuse, "1"]));
        }
        if (FlashEncryption)
        {
            string count = CryptLocked.ToString(System.Globalization.CultureInfo.InvariantCulture);
            lines.Add(Burn(IsS3
                ? ["burn_efuse", CryptFuse, count, "DIS_DOWNLOAD_MANUAL_ENCRYPT", "1", "DIS_DOWNLOAD_ICACHE", "1", "DIS_DOWNLOAD_DCACHE", "1", "DIS_PAD_JTAG", "1", "DIS_USB_JTAG", "1"]
                : ["burn_efuse", CryptFuse, count, "DISABLE_DL_ENCRYPT", "1", "DISABLE_DL_DECRYPT", "1", "DISABLE_DL_CACHE", "1", "JTAG_DISABLE", "1"]));
        }
        return lines;
    }

    /// <summary>What cannot be undone, in plain words, English and Chinese.</summary>
    public IEnumerable<string> Warnings()
    {
        yield return "Fuses are burnt once and for ever: no tool, no shop and no manufacturer can take them back. eFuse 一旦烧写，任何人、任何工具都无法恢复。";
        if (FlashEncryption)
            yield return "After flash encryption is locked this chip starts encrypted flash only, can no longer be flashed over its plug (`scanbox flash` and nanoff stop working on it), and has no JTAG: a board that is broken then is scrap. 锁定 flash 加密后，本芯片只能启动加密固件，不能再用串口烧录，JTAG 永久关闭；出现故障只能报废。";
        if (SecureBootKey.Length > 0)
            yield return "After secure boot is on this chip starts only what is signed with the key of that file: who loses that key can never update these boards, and a runtime that is not signed with it never starts again. 开启安全启动后，只有用该密钥签名的固件能启动；密钥丢失即永远无法升级，未签名的固件将无法启动。";
    }

    private FlasherLine Burn(string[] arguments) => Line(["--do-not-confirm"], arguments);

    private FlasherLine Line(string[] options, string[] arguments) => Tool.With(["--chip", IsS3 ? "esp32s3" : "esp32", "--port", Port, .. options, .. arguments]);
}
