using System.Text;
using nanoFramework.TestFramework;
using ScanBox.Settings;
using ScanBox.Setup.Provisioning;

namespace ScanBox.Setup.Tests.Provisioning;

/// <summary>Wi-Fi codes as phones, routers and people write them.</summary>
[TestClass]
public class WifiCodeTests
{
    [TestMethod]
    public void CodesOfPhonesAndRoutersAreRead()
    {
        Reads("WIFI:T:WPA;S:mynetwork;P:mypassword;;", "mynetwork", "mypassword");
        Reads("WIFI:S:HUAWEI-5G_01;T:WPA2;P:12345678;H:false;;", "HUAWEI-5G_01", "12345678");
        Reads("WIFI:S:市场 5 号;T:SAE;P:pass word;;", "市场 5 号", "pass word");
        Reads("WIFI:T:WPA;R:1;S:hall;P:abcdefgh;K:MDkwEwYHKoZIzj0;;", "hall", "abcdefgh");
        Reads("WIFI:P:abcdefgh;S:hall;;", "hall", "abcdefgh");
        Reads("wifi:T:nopass;S:free;P:;;", "free", "");
        Reads("WIFI:S:free;;", "free", "");
        Reads("WIFI:T:WPA;S:hall;P:abcdefgh;", "hall", "abcdefgh");
    }

    [TestMethod]
    public void MarksBehindABackslashAreLetters()
    {
        Reads("WIFI:T:WPA;S:a\\;b\\:c\\,d\\\"e\\\\f;P:\\;\\;\\;\\;\\:\\:\\:\\:;;", "a;b:c,d\"e\\f", ";;;;::::");
        Reads("WIFI:T:WPA;S:\"00112233\";P:\"abc\"defgh\";;", "00112233", "abc\"defgh");
    }

    [TestMethod]
    public void WhatABoxCannotJoinIsRefused()
    {
        Refuses("WIFI:T:WEP;S:old;P:12345;;", SetupFault.OtherWifi);
        Refuses("WIFI:T:WPA2-EAP;S:office;I:me;P:12345678;;", SetupFault.OtherWifi);
        Refuses("WIFI:T:WPA;S:office;E:PEAP;P:12345678;;", SetupFault.OtherWifi);
        Refuses("WIFI:T:WPA;S:hall;P:1234567;;", SetupFault.BadValue);
        Refuses("WIFI:T:WPA;S:;P:12345678;;", SetupFault.BadValue);
        Refuses("WIFI:T:WPA;S:123456789012345678901234567890123;P:12345678;;", SetupFault.BadValue);
        Refuses("WIFI:T:WPA;S:hall;P:1234567890123456789012345678901234567890123456789012345678901234;;", SetupFault.BadValue);
    }

    [TestMethod]
    public void DamagedOnesAreRefused()
    {
        string whole = "WIFI:T:WPA;S:hall;P:abcdefgh;";
        for (int length = 5; length < whole.Length; length++)
            Assert.AreNotEqual((int)SetupFault.None, (int)Read(whole.Substring(0, length)).Fault, whole.Substring(0, length));
        Refuses("WIFI:T:WPA;S:hall;P:abcdefgh\\", SetupFault.Malformed);
        Refuses("WIFI:T:WPA;hall;P:abcdefgh;;", SetupFault.Malformed);
        Refuses("WIFI:T:WPA;S:ha\nll;P:abcdefgh;;", SetupFault.Malformed);
    }

    [TestMethod]
    public void TheNewNetworkIsTheFirstAndNoneIsTwice()
    {
        BoxSettings settings = Three();
        Read("WIFI:T:WPA;S:new;P:new-word;;").ApplyTo(settings);
        Assert.AreEqual("new/new-word one/1 two/2", Networks(settings));
        settings = Three();
        Read("WIFI:T:WPA;S:one;P:new-word;;").ApplyTo(settings);
        Assert.AreEqual("one/new-word two/2 three/3", Networks(settings));
        settings = Three();
        Read("WIFI:T:WPA;S:two;P:new-word;;").ApplyTo(settings);
        Assert.AreEqual("two/new-word one/1 three/3", Networks(settings));
        settings = Three();
        Read("WIFI:T:WPA;S:three;P:new-word;;").ApplyTo(settings);
        Assert.AreEqual("three/new-word one/1 two/2", Networks(settings));
    }

    private static BoxSettings Three() => new BoxSettings { WifiSsid = "one", WifiPassword = "1", Wifi2Ssid = "two", Wifi2Password = "2", Wifi3Ssid = "three", Wifi3Password = "3" };

    private static string Networks(BoxSettings s) => s.WifiSsid + "/" + s.WifiPassword + " " + s.Wifi2Ssid + "/" + s.Wifi2Password + " " + s.Wifi3Ssid + "/" + s.Wifi3Password;

    private static void Reads(string code, string ssid, string password)
    {
        WifiCode wifi = Read(code);
        Assert.AreEqual((int)SetupFault.None, (int)wifi.Fault, code);
        Assert.AreEqual(ssid, wifi.Ssid);
        Assert.AreEqual(password, wifi.Password);
    }

    private static void Refuses(string code, SetupFault fault) => Assert.AreEqual((int)fault, (int)Read(code).Fault, code);

    private static WifiCode Read(string code)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(code);
        Assert.IsTrue(WifiCode.IsWifi(bytes, bytes.Length));
        return WifiCode.Read(bytes, bytes.Length);
    }
}
