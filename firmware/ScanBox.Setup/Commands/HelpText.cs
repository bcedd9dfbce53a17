using ScanBox.Setup.Console;

namespace ScanBox.Setup.Commands;

/// <summary>What each command does, a line each.</summary>
internal static class HelpText
{
    private const int Count = 20;

    // The longest name of a command.
    private const int NameWidth = 10;

    internal static string Write(ConsoleOutput output, string verb)
    {
        bool found = false;
        for (int i = 0; i < Count; i++)
        {
            string name = NameAt(i);
            if (verb.Length > 0 && verb != name)
                continue;
            found = true;
            output.Line(name.PadRight(NameWidth) + Of(name));
        }
        return found ? "" : "there is no command of that name";
    }

    private static string NameAt(int index)
    {
        switch (index)
        {
            case 0:
                return "status";
            case 1:
                return "show";
            case 2:
                return "set";
            case 3:
                return "save";
            case 4:
                return "discard";
            case 5:
                return "network";
            case 6:
                return "scan";
            case 7:
                return "speaker";
            case 8:
                return "lamp";
            case 9:
                return "keys";
            case 10:
                return "selftest";
            case 11:
                return "unknown";
            case 12:
                return "log";
            case 13:
                return "journal";
            case 14:
                return "reset";
            case 15:
                return "erase";
            case 16:
                return "loadkeys";
            case 17:
                return "update";
            case 18:
                return "restart";
            default:
                return "logout";
        }
    }

    private static string Of(string name)
    {
        switch (name)
        {
            case "status":
                return "how the box and its parts are doing 状态";
            case "show":
                return "[NAME] the settings, secrets as (set); with a name also what it may be 查看设置";
            case "set":
                return "NAME VALUE changes a setting until `save`; a password or PIN alone is asked for and not shown 修改设置";
            case "save":
                return "writes what was changed; it counts after `restart` 保存";
            case "discard":
                return "drops what was changed 放弃修改";
            case "network":
                return "goes to the switch step by step and says which step fails 网络测试";
            case "scan":
                return "reads one code and says what it is; nothing is paid 扫码测试";
            case "speaker":
                return "says 欢迎使用, with a small voice pack 请出示付款码 扬声器测试";
            case "lamp":
                return "shows every signal of the lamp 指示灯测试";
            case "keys":
                return "names each key that is pressed 按键测试";
            case "selftest":
                return "checks flash, settings, keys, journal, voice, scanner and switch 自检";
            case "unknown":
                return "payments whose result is not known 未知交易";
            case "log":
                return "[live] what the box wrote last; live: until Ctrl-C 日志";
            case "journal":
                return "the money records as hex, for support 导出流水";
            case "reset":
                return "yes: as it left the factory, ids and keys stay; only when nothing is unsettled 恢复出厂设置";
            case "erase":
                return "SERIAL: everything, keys too, at the end of its life 清除全部";
            case "loadkeys":
                return "the factory's station gives a box without keys its own 灌装密钥";
            case "update":
                return "[now] updates over the air; now: asks the switch, and restarts into what it has 在线更新";
            case "restart":
                return "starts the box anew 重启";
            default:
                return "ends the session 退出";
        }
    }
}
