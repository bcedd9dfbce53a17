namespace Factory.Checks;

/// <summary>The parts that a station looks at, and what to try at each.</summary>
public static class PartNames
{
    /// <summary>The serial line, or the box at its end.</summary>
    public const string Console = "console";

    /// <summary>The serial and the batch.</summary>
    public const string Serial = "serial";

    /// <summary>What the box is set up with.</summary>
    public const string Settings = "settings";

    /// <summary>The keys in it.</summary>
    public const string Keys = "keys";

    /// <summary>Its flash and journal.</summary>
    public const string Flash = "flash";

    /// <summary>Voice pack or voice module.</summary>
    public const string Voice = "voice";

    /// <summary>Amplifier and loudspeaker.</summary>
    public const string Speaker = "speaker";

    /// <summary>The scanner module.</summary>
    public const string Scanner = "scanner";

    /// <summary>Its keypad.</summary>
    public const string Keypad = "keypad";

    /// <summary>The lamp.</summary>
    public const string Lamp = "lamp";

    /// <summary>Wi-Fi: radio and antenna.</summary>
    public const string Wifi = "Wi-Fi";

    /// <summary>The 4G modem.</summary>
    public const string Modem = "modem";

    /// <summary>The SIM card.</summary>
    public const string Sim = "SIM";

    /// <summary>The way to the switch, and its answer.</summary>
    public const string Switch = "switch";

    /// <summary>The label.</summary>
    public const string Label = "label";

    /// <summary>The signed record.</summary>
    public const string Record = "record";

    /// <summary>What to try, English and Chinese.</summary>
    public static string AdviceFor(string part) => part switch
    {
        Console => "The plug of the console, TX and RX crossed, the supply; on a board without a place for a modem hold clear while switching on. 检查控制台接线（TX/RX 交叉）和供电；无模组座的主板上电时按住“清除”键。",
        Serial => "Ask who made the batch; never give a serial by hand. 联系批次负责人，不得手工写序列号。",
        Settings => "Start the run again; if it stays, flash the board anew. 重新运行；仍失败则重新烧录。",
        Keys => "Start the run again; keys that are already in the box stay: `erase SERIAL` at its console makes it bare. 重新运行；若机内已有其他密钥，先在控制台执行 erase。",
        Flash => "Flash the board anew; if it stays, replace the module (its flash is worn or badly soldered). 重新烧录；仍失败则更换主控模组。",
        Voice => "Write the voice pack again (`scanbox flash`), or look at plug and supply of the voice module. 重新写入语音包，或检查语音模块接线和供电。",
        Speaker => "The speaker's wires, the amplifier's solder joints and supply, the microphone of the station. 检查喇叭线、功放焊点和供电、工位麦克风。",
        Scanner => "Its plug and window film, the distance to the card (10-15 cm), the card's print. 检查扫码模组排线、窗口保护膜、与测试卡的距离（10-15 厘米）。",
        Keypad => "Foil and plug of the keypad; the key that is named: dirt, a bent dome. 检查按键排线；所列按键是否脏污或弹片变形。",
        Lamp => "The LED's direction and solder joints, its resistors. 检查指示灯方向、焊点和电阻。",
        Wifi => "The antenna and its plug, the shield; is the station's network on 2.4 GHz and within reach? 检查天线及接头；工位网络须为 2.4 GHz 且在范围内。",
        Modem => "Plug and supply of the modem (2 A peak), its antenna. 检查模组接插、供电（峰值 2 A）和天线。",
        Sim => "The card's direction and contacts, its PIN switched off, its contract. 检查 SIM 卡方向和触点、是否关闭 PIN、是否开通。",
        Switch => "The station's network, switch.host and switch.port, the certificate; at a refused sign-in: does the acquirer have this terminal with these keys? 检查工位网络、switch.host/port、证书；签到被拒时与收单机构核对终端和密钥。",
        Label => "Room and rights of the label folder; then the run again. 检查标签目录的空间和权限，然后重新运行。",
        Record => "Room and rights of the ledger; then the run again. 检查台账目录的空间和权限，然后重新运行。",
        _ => "",
    };
}
