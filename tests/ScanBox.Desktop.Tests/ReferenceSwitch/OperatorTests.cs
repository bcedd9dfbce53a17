using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>What an operator does with terminals, and which acquirer runs the switch.</summary>
[TestClass]
public sealed class OperatorTests
{
    [TestMethod]
    public void A_disabled_terminal_is_refused_with_everything_until_it_is_enabled_again()
    {
        using SwitchBench bench = new();
        Provisioning desk = Desk(bench);
        TestBox box = SignedIn(bench);
        byte[] code = bench.Show("wechat");
        Assert.IsTrue(desk.SetDisabled(box.Identity.TerminalId, true));
        box.Send(box.PurchaseFrame(1, 500, code));
        Assert.AreEqual("97", box.Result);
        Assert.AreNotEqual(SignInFault.None, box.SignIn(box.Batch, 2));
        Assert.AreEqual(0, bench.ReceivedFen);
        Assert.IsTrue(desk.List().Single().Disabled);
        Assert.IsTrue(desk.SetDisabled(box.Identity.TerminalId, false));
        box.Send(box.PurchaseFrame(1, 500, code));
        Assert.AreEqual("77", box.Result, "its session has ended");
        Assert.AreEqual(SignInFault.None, box.SignIn(box.Batch, 3));
        Assert.AreEqual("00", box.Pay(1, 500, code));
        Assert.IsFalse(desk.SetDisabled("99999999", true));
    }

    [TestMethod]
    public void Rotated_keys_end_the_session_and_the_old_master_key()
    {
        using SwitchBench bench = new();
        TestBox box = SignedIn(bench);
        byte[] code = bench.Show("wechat");
        ProvisionedTerminal rotated = Desk(bench).RotateKeys(box.Identity.TerminalId)!;
        Assert.AreEqual(box.Identity.Serial, rotated.Serial);
        box.Send(box.PurchaseFrame(1, 500, code));
        Assert.AreEqual("77", box.Result);
        Assert.AreNotEqual(SignInFault.None, box.SignIn(box.Batch, 2), "the answer is under another TMK");
        TestBox renewed = new(bench, rotated);
        Assert.AreEqual(SignInFault.None, renewed.SignIn(box.Batch, 3));
        Assert.AreEqual(box.Batch, renewed.Batch, "the batch goes on");
        Assert.AreEqual("00", renewed.Pay(1, 500, code));
        Assert.IsNull(Desk(bench).RotateKeys("99999999"));
    }

    [TestMethod]
    public void A_replaced_box_is_refused_and_the_new_one_goes_on_in_a_new_batch()
    {
        using SwitchBench bench = new();
        TestBox old = SignedIn(bench);
        Assert.AreEqual("00", old.Pay(1, 500, bench.Show("wechat")));
        ProvisionedTerminal replaced = Desk(bench).Replace(old.Identity.TerminalId)!;
        Assert.AreEqual(old.Identity.TerminalId, replaced.TerminalId);
        Assert.AreEqual(old.Identity.MerchantId, replaced.MerchantId);
        Assert.AreNotEqual(old.Identity.Serial, replaced.Serial);
        Assert.AreNotEqual(SignInFault.None, old.SignIn(old.Batch, 2));
        Assert.AreEqual("58", old.Result, "one serial a terminal");
        TestBox fresh = new(bench, replaced);
        Assert.AreEqual(SignInFault.None, fresh.SignIn(0, 1));
        Assert.IsTrue(fresh.Batch > old.Batch);
        Assert.AreEqual("00", fresh.Pay(1, 700, bench.Show("alipay")));
        Assert.AreEqual(1200, bench.ReceivedFen);
        Assert.IsTrue(bench.Audit().Balanced);
    }

    [TestMethod]
    public void A_serial_belongs_to_one_terminal()
    {
        using SwitchBench bench = new();
        TestBox one = SignedIn(bench);
        TestBox other = bench.NewBox();
        Provisioning desk = Desk(bench);
        Assert.ThrowsExactly<SwitchStoreException>(() => desk.Replace(one.Identity.TerminalId, other.Identity.Serial));
        Assert.ThrowsExactly<SwitchStoreException>(() => desk.Replace(one.Identity.TerminalId, one.Identity.Serial));
        Assert.ThrowsExactly<ArgumentException>(() => desk.Replace(one.Identity.TerminalId, "with space"));
        Assert.AreEqual("00", one.Pay(1, 500, bench.Show("wechat")), "nothing has changed");
        Assert.AreEqual("SN-1", desk.Replace(one.Identity.TerminalId, "SN-1")!.Serial);
        var serials = new HashSet<string>();
        for (int i = 0; i < 20; i++)
        {
            Assert.IsTrue(serials.Add(desk.Replace(one.Identity.TerminalId)!.Serial));
            Assert.IsTrue(serials.Add(desk.Create().Serial));
        }
    }

    [TestMethod]
    public void Both_stores_keep_what_the_operator_did()
    {
        using StoreFolder folder = new();
        string file = folder.File("switch.db");
        string id;
        using (SwitchBench bench = new(SqliteStore.Open(file)))
        {
            id = bench.NewBox().Identity.TerminalId;
            Desk(bench).Replace(id, "SN-2");
            Desk(bench).SetDisabled(id, true);
        }

        using SwitchBench again = new(SqliteStore.Open(file));
        TerminalSummary kept = Desk(again).List().Single();
        Assert.AreEqual((id, "SN-2", true), (kept.TerminalId, kept.Serial, kept.Disabled));
    }

    [TestMethod]
    public void Every_acquirer_can_run_the_switch()
    {
        Assert.AreEqual("lakala yinsheng allinpay chinabank duolabao lehui", string.Join(' ', Acquirer.All.Select(a => a.Id)));
        foreach (Acquirer acquirer in Acquirer.All)
        {
            using SwitchBench bench = new(options: new SwitchOptions { Acquirer = acquirer });
            TestBox box = SignedIn(bench);
            Assert.AreEqual("00", box.Pay(1, 1250, bench.Show("wechat")), acquirer.Id);
            Assert.AreEqual(acquirer.InstitutionCode, box.Answer.Message.GetText(32), acquirer.Id);
            Assert.AreEqual(acquirer.Id, bench.Find(box, 1)!.AcquirerId);
            Assert.IsTrue(bench.Audit().Balanced);
        }
    }

    private static Provisioning Desk(SwitchBench bench) => new(bench.Store, bench.Options.Random);

    private static TestBox SignedIn(SwitchBench bench)
    {
        TestBox box = bench.NewBox();
        Assert.AreEqual(SignInFault.None, box.SignIn(0));
        return box;
    }
}
