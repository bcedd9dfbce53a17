namespace Simulation.Profiles;

/// <summary>Everything that can go wrong, each with a probability in a <see cref="Profile"/>. The comment says at which opportunity it is rolled.</summary>
public enum FaultKind
{
    /// <summary>A connection: it is refused or times out.</summary>
    ConnectFails,

    /// <summary>A connection: nothing can connect for seconds to minutes.</summary>
    NetworkOutage,

    /// <summary>A frame, either way: the connection breaks and takes it along.</summary>
    LinkDrop,

    /// <summary>A frame, either way: from now on the connection swallows everything and both ends think it is up.</summary>
    HalfOpen,

    /// <summary>A frame, either way: it is late, up to minutes; what is behind it on that connection waits.</summary>
    SlowFrame,

    /// <summary>A frame, either way: only a part of it arrives, then the connection breaks.</summary>
    FrameTruncated,

    /// <summary>A frame, either way: one bit of it arrives flipped.</summary>
    FrameCorrupted,

    /// <summary>A frame, either way: it arrives twice.</summary>
    FrameDuplicated,

    /// <summary>A request: some earlier request of any connection arrives at the switch once more.</summary>
    RequestReplayed,

    /// <summary>A request: a gateway in front of the switch holds it back and lets later ones pass.</summary>
    RequestHeld,

    /// <summary>An answer: some earlier answer of any connection arrives at the box before it.</summary>
    AnswerReplayed,

    /// <summary>A sign-in answer: an earlier sign-in answer arrives before it.</summary>
    SignInReplayed,

    /// <summary>A write of the box: it fails, and none, a part or all of it leaves.</summary>
    WriteFails,

    /// <summary>An answer: it never arrives, the connection stays.</summary>
    AnswerLost,

    /// <summary>An answer: its MAC is wrong.</summary>
    AnswerWrongMac,

    /// <summary>A decline or a waiting answer: somebody without the key makes an approval of it.</summary>
    AnswerForged,

    /// <summary>An answer to a purchase or an inquiry: the clearing house has not decided yet; the switch says so under its MAC.</summary>
    AnswerUndecided,

    /// <summary>A request: the switch crashes before handling it, and is back after seconds to a minute.</summary>
    SwitchCrashBefore,

    /// <summary>A request: the switch crashes after handling it, before the answer leaves.</summary>
    SwitchCrashAfter,

    /// <summary>A request: the switch takes seconds for it.</summary>
    SwitchSlow,

    /// <summary>A request: the switch's wall clock is set, by up to ten minutes, never back over a midnight.</summary>
    SwitchClockJump,

    /// <summary>A quarter of a second of a visit: the power is cut between two steps.</summary>
    PowerCut,

    /// <summary>A flash operation: the power is cut within it.</summary>
    PowerCutAtFlash,

    /// <summary>A write of the box to the link: the power is cut before, within or behind it.</summary>
    PowerCutAtSend,

    /// <summary>A beginning sentence: the power is cut right behind it.</summary>
    PowerCutAtSentence,

    /// <summary>A flash operation: it fails, and none, a part or all of it is done.</summary>
    FlashRefuses,

    /// <summary>A write that was cut or refused: if it was to replace a file, the old content stands behind the new.</summary>
    FlashStaleEnd,

    /// <summary>A flash operation: for seconds to minutes every one fails and changes nothing.</summary>
    FlashFull,

    /// <summary>A start of the box: the file system is found empty.</summary>
    FlashWiped,

    /// <summary>A start of the box: one bit of one file is flipped.</summary>
    FlashBitFlip,

    /// <summary>A quarter of a second of a visit: the vendor presses some key.</summary>
    ImpatientKey,

    /// <summary>A visit that an unknown purchase blocks: the vendor holds confirm, long enough or not.</summary>
    HoldsConfirm,

    /// <summary>A visit: the customer's code is shown once more although the payment is over or unknown.</summary>
    CodeShownAgain,

    /// <summary>A visit: the customer shows no code.</summary>
    CustomerLeaves,

    /// <summary>A visit: the customer shows something that is no payment code first.</summary>
    WrongCode,

    /// <summary>A visit: the code is shown when it has expired.</summary>
    CodeExpired,

    /// <summary>A visit: the customer has not the money.</summary>
    NoFunds,

    /// <summary>A visit: the customer is asked for a password and types it.</summary>
    AsksPassword,

    /// <summary>A visit: the customer is asked for a password and gives up.</summary>
    GivesUp,

    /// <summary>A visit: the customer is asked for a password and ignores it.</summary>
    Ignores,

    /// <summary>A code read: a character is lost, doubled or changed.</summary>
    CodeGarbled,

    /// <summary>A visit: the scanner is dead for a minute (the plug is loose).</summary>
    ScannerGone,

    /// <summary>A byte from the scanner module: it is lost.</summary>
    UartByteLost,

    /// <summary>A byte from the scanner module: it arrives twice.</summary>
    UartByteDoubled,

    /// <summary>A byte from the scanner module: a byte of noise comes before it.</summary>
    UartNoise,

    /// <summary>A byte from the scanner module: it and what follows are a quarter of a second late.</summary>
    UartDelay,

    /// <summary>A command or transfer to the scanner module: it is reset and forgets what was not saved.</summary>
    ScannerReset,

    /// <summary>A command or transfer to the scanner module: it is not answered.</summary>
    ScannerIgnores,

    /// <summary>A command or transfer to the scanner module: its answer has a flipped bit.</summary>
    ScannerSpoils,

    /// <summary>A command or transfer to the scanner module: its answer ends after the first half.</summary>
    ScannerCutsAnswer,

    /// <summary>A command or transfer to the scanner module: it restarts amid the answer.</summary>
    ScannerResetsInAnswer,

    /// <summary>A command to the scanner module: its answer is late.</summary>
    ScannerLate,

    /// <summary>A transfer to a scanner on I2C: it hangs and holds the wires, for up to a minute.</summary>
    ScannerHangs,

    /// <summary>A visit: the vendor gives an earlier receipt back, or a part of it: undo key, its STAN or none, PIN, perhaps an amount, confirm.</summary>
    GivesBack,

    /// <summary>A receipt that is to be given back: the PIN is wrong, once or for good.</summary>
    WrongPin,

    /// <summary>A visit: the vendor holds the total key for the end of the day, and goes home or not.</summary>
    EndOfDay,

    /// <summary>A visit: the customer shows the code that somebody showed at the next stall.</summary>
    CodeOfTheNextStall,

    /// <summary>A TLS handshake: it fails.</summary>
    HandshakeFails,

    /// <summary>A TLS handshake: it never ends, and the external watchdog resets the box.</summary>
    HandshakeHangs,

    /// <summary>A connection: not the switch answers it but somebody else, with any bytes at any pace, until it is closed.</summary>
    HostilePeer,

    /// <summary>A moment of a connection, more often of a hostile one: bytes of any kind arrive at the box.</summary>
    HostileBytes,

    /// <summary>A moment of a reading scanner: it delivers any bytes.</summary>
    HostileScan,

    /// <summary>A moment of a box's console: somebody types any bytes, lines and commands; two of three know the technician's PIN.</summary>
    HostileConsole,

    /// <summary>A frame, either way: on its way to the switch connections break within seconds, for up to minutes.</summary>
    WayFlaps,

    /// <summary>A frame, either way: its way to the switch swallows everything for up to an hour and neither end knows; new connections hang, or come about and swallow.</summary>
    WaySilent,

    /// <summary>A frame, either way: every way to the switch swallows everything for up to minutes.</summary>
    AllWaysDead,

    /// <summary>A byte on the line of a modem, either way: it is lost.</summary>
    ModemByteLost,

    /// <summary>A byte on the line of a modem, either way: it arrives twice.</summary>
    ModemByteDoubled,

    /// <summary>A byte on the line of a modem, either way: a byte of noise comes before it.</summary>
    ModemNoise,

    /// <summary>Bytes of a modem are taken from its line: they and what follows are late, by up to seconds.</summary>
    ModemDelay,

    /// <summary>A command to a modem: lines that nobody asked for come amid its answer, or soon afterwards.</summary>
    ModemUnasked,

    /// <summary>A command to a modem: it is answered late, most often behind the firmware's timeout.</summary>
    ModemLate,

    /// <summary>A command to a modem: it is never answered.</summary>
    ModemIgnores,

    /// <summary>A command to a modem: it is refused.</summary>
    ModemRefuses,

    /// <summary>A command to a modem: it is done, but its answer breaks off.</summary>
    ModemCutsAnswer,

    /// <summary>A send over a modem: it takes the bytes and says that it failed.</summary>
    ModemSendFails,

    /// <summary>A command to a modem: it starts anew by itself, amid the answer or soon afterwards.</summary>
    ModemReset,

    /// <summary>A command to a modem: soon it hears nothing and says nothing until its power key helps, where that is wired.</summary>
    ModemDead,

    /// <summary>A moment of a modem's line: it says any bytes: noise, half lines, what other families answer, floods, false counts of bytes.</summary>
    HostileModem,

    /// <summary>A press of a modem's power key: it does nothing.</summary>
    ModemKeyIgnored,

    /// <summary>A command to a modem: it is told that the peer has closed its sockets.</summary>
    ModemSocketsClosed,

    /// <summary>A command to a modem: the network ends the data connection, and refuses the next attempts at one.</summary>
    ModemDataLost,

    /// <summary>A command to a modem: no network takes it, for seconds to minutes.</summary>
    ModemNoNetwork,

    /// <summary>A command to a modem: its SIM card has no contact, for seconds to minutes.</summary>
    ModemNoSim,

    /// <summary>A press of a key: its contact bounces.</summary>
    KeyBounces,

    /// <summary>A press of a key: some key's contact has a spike, shorter than any finger.</summary>
    KeySpike,

    /// <summary>A press of a key: it sticks, for up to a minute.</summary>
    KeySticks,

    /// <summary>A press of a key: the finger hits some other one at the same moment.</summary>
    KeyPair,

    /// <summary>A press of a key: for seconds two rows or two columns of the matrix touch each other, or one of them ground.</summary>
    KeyWiresTouch,

    /// <summary>A frame to a display: its plug is loose, for up to a minute.</summary>
    DisplayLoose,

    /// <summary>A frame to a display: its supply fails for a moment, and it forgets everything.</summary>
    DisplayForgets,

    /// <summary>A frame to a display: a spark on one of its wires adds an edge, so that bits are shifted, and it answers wrongly or not at all.</summary>
    DisplaySpark,

    /// <summary>A sample of a battery: it is nearly empty, and gives out within minutes without a charger.</summary>
    BatteryLow,

    /// <summary>A sample of a battery: loudspeaker, modem or converter make it far wrong.</summary>
    BatterySpike,

    /// <summary>A sample of a battery: somebody plugs the charger in, or pulls it.</summary>
    ChargerMoves,

    /// <summary>A command to a voice module: for seconds it says nothing.</summary>
    VoiceMute,

    /// <summary>A command to a voice module: its next answer is spoilt.</summary>
    VoiceSpoils,

    /// <summary>A command to a voice module: from now on it comes to no end of what it plays, or does so again.</summary>
    VoiceHangs,

    /// <summary>A command to a voice module: its supply fails for a moment, and it starts anew.</summary>
    VoiceRestarts,
}
