using nanoFramework.TestFramework;
using ScanBox.Parts.Modems;
using ScanBox.Tests;

namespace ScanBox.Parts.Tests.Modems;

[TestClass]
public class AtEngineTests
{
    private static ScriptedModem s_modem = null!;
    private static Listener s_heard = null!;
    private static AtEngine s_engine = null!;
    private static long s_nowMs;

    [Cleanup]
    public void Free()
    {
        s_modem = null!;
        s_heard = null!;
        s_engine = null!;
    }

    [TestMethod]
    public void EchoAndUnsolicitedLinesAreNoAnswers()
    {
        Begin();
        s_modem.Echoes = true;
        s_modem.On("AT+CSQ", "RDY2|+CSQ: 20,99|+CEREG: 5|OK");
        s_engine.Command.Begin("AT+CSQ").Asks("+CSQ:");
        Assert.AreEqual((int)AtOutcome.Done, Run(100));
        Assert.AreEqual("+CSQ: 20,99", s_heard.Answers);
        Assert.AreEqual("RDY2;+CEREG: 5;", s_heard.Unsolicited);
    }

    [TestMethod]
    public void ALateReplyNeverReachesTheNextCommand()
    {
        Begin();
        s_modem.On("AT+SLOW", "").On("AT+NEXT", "").On("AT+CSQ", "+CSQ: 1,99|OK");
        s_engine.Command.Begin("AT+SLOW");
        Assert.AreEqual((int)AtOutcome.TimedOut, Run(4000));
        s_engine.Command.Begin("AT+NEXT");
        s_engine.Start(s_nowMs);
        // The line is in doubt: a question goes first, and the late final line comes before its answer.
        Assert.AreEqual("AT+CSQ", s_modem.Last);
        Begin();
        s_modem.On("AT+SLOW", "").On("AT+NEXT", "ERROR").On("AT+CSQ", "OK|+CSQ: 1,99|OK");
        s_engine.Command.Begin("AT+SLOW");
        Run(4000);
        s_engine.Command.Begin("AT+NEXT");
        Assert.AreEqual((int)AtOutcome.Refused, Run(100));
        Assert.AreEqual("AT+NEXT", s_modem.Last);
    }

    [TestMethod]
    public void ALateReplyToTheQuestionItselfIsToldApart()
    {
        Begin();
        s_modem.On("AT+CSQ", "").On("AT+CGSN", "+CSQ: 1,99|OK|861234567890123|OK").On("AT+NEXT", "ERROR");
        s_engine.Command.Begin("AT+CSQ").Asks("+CSQ:");
        Assert.AreEqual((int)AtOutcome.TimedOut, Run(4000));
        s_engine.Command.Begin("AT+NEXT");
        Assert.AreEqual((int)AtOutcome.Refused, Run(100));
    }

    [TestMethod]
    public void AModemThatAnswersNothingIsMute()
    {
        Begin();
        s_modem.IsOff = true;
        s_engine.Command.Begin("AT+X");
        Assert.AreEqual((int)AtOutcome.TimedOut, Run(4000));
        s_engine.Command.Begin("AT+X");
        Assert.AreEqual((int)AtOutcome.Mute, Run(7000));
    }

    [TestMethod]
    public void PayloadIsTakenByItsLength()
    {
        Begin();
        s_modem.On("AT+QIRD=0,1500", "+QIRD: 14");
        s_heard.Payloads = 14;
        s_engine.Command.Begin("AT+QIRD=0,1500").Asks("+QIRD:");
        s_engine.Start(s_nowMs);
        Step(20);
        Assert.AreEqual("", s_heard.Payload);
        // Looks like the end of the reply, and like a peer that closed.
        s_modem.Send("OK\r\nERROR\r\n> ");
        s_modem.Send("\r\r\n\r\nOK\r\n");
        Assert.AreEqual((int)AtOutcome.Done, Step(100));
        Assert.AreEqual("OK\r\nERROR\r\n> \r", s_heard.Payload);
    }

    [TestMethod]
    public void APayloadThatStopsIsGivenUp()
    {
        Begin();
        s_modem.On("AT+QIRD=0,1500", "+QIRD: 1000");
        s_heard.Payloads = 1000;
        s_engine.Command.Begin("AT+QIRD=0,1500").Asks("+QIRD:");
        s_engine.Start(s_nowMs);
        Step(2500);
        Assert.AreEqual(1, s_heard.Lost);
        s_modem.Say("OK");
        Assert.AreEqual((int)AtOutcome.Done, Step(100));
    }

    [TestMethod]
    public void FinalAndResultComeInEitherOrder()
    {
        Assert.AreEqual((int)AtOutcome.Done, Open("OK|+CIPOPEN: 0,0"));
        Assert.AreEqual((int)AtOutcome.Done, Open("+CIPOPEN: 0,0|OK"));
        Assert.AreEqual((int)AtOutcome.Refused, Open("OK|+CIPOPEN: 0,4"));
        Assert.AreEqual((int)AtOutcome.Refused, Open("+CIPOPEN: 0,4|ERROR"));
        // Of another socket: an earlier attempt's.
        Assert.AreEqual((int)AtOutcome.None, Open("OK|+CIPOPEN: 1,0"));
        Assert.AreEqual((int)AtOutcome.None, Open("OK"));
        s_engine.Abandon();
        Assert.IsFalse(s_engine.IsBusy);
    }

    [TestMethod]
    public void AFinalLineThatIsLeftOutAfterAFailureIsNotWaitedForLong()
    {
        Begin();
        s_modem.On("AT+CIPOPEN=0", "+CIPOPEN: 0,4").On("AT+CSQ", "+CSQ: 1,99|OK").On("AT+NEXT", "OK");
        s_engine.Command.Begin("AT+CIPOPEN=0", 30_000).Then("+CIPOPEN:", 0, 1);
        Assert.AreEqual((int)AtOutcome.Refused, Run(1200));
        s_engine.Command.Begin("AT+NEXT");
        Assert.AreEqual((int)AtOutcome.Done, Run(100));
    }

    [TestMethod]
    public void DataFollowThePromptOnly()
    {
        Begin();
        s_heard.Data = "hello";
        s_modem.On("AT+QISEND=0,5", ">^SEND OK");
        s_engine.Command.Begin("AT+QISEND=0,5").WithData(5);
        s_engine.Command.Success = "SEND OK";
        Assert.AreEqual((int)AtOutcome.Done, Run(200));
        Assert.AreEqual("hello", s_modem.Data);
        Begin();
        s_modem.On("AT+QISEND=0,5", "+CME ERROR: 3");
        s_engine.Command.Begin("AT+QISEND=0,5").WithData(5);
        Assert.AreEqual((int)AtOutcome.Refused, Run(200));
        Assert.AreEqual(3, s_engine.ErrorCode);
        Assert.AreEqual("", s_modem.Data);
    }

    [TestMethod]
    public void APromptThatGotLostSwallowsNoCommand()
    {
        Begin();
        s_heard.Data = "hello";
        // It waits for its five bytes, but says so in a garbled way.
        s_modem.On("AT+QISEND=0,5", "garbage^SEND OK").On("AT+CSQ", "+CSQ: 1,99|OK").On("AT+NEXT", "ERROR");
        s_engine.Command.Begin("AT+QISEND=0,5").WithData(5);
        s_engine.Command.Success = "SEND OK";
        Run(6000);
        Assert.AreEqual((int)AtOutcome.TimedOut, (int)s_engine.Outcome);
        Assert.AreEqual(5, s_modem.DataCount);
        s_engine.Command.Begin("AT+NEXT");
        Assert.AreEqual((int)AtOutcome.Refused, Run(200));
        Assert.AreEqual("AT+NEXT", s_modem.Last);
    }

    [TestMethod]
    public void LinesAreBounded()
    {
        Begin();
        for (int i = 0; i < 30; i++)
        {
            s_modem.Send("0123456789012345678901234567890123456789");
            Step(20);
        }
        s_modem.On("AT", "OK");
        s_engine.Command.Begin("AT");
        Assert.AreEqual((int)AtOutcome.Done, Run(100));
        Assert.IsTrue(s_engine.OverlongLines > 0);
    }

    [TestMethod]
    public void ACommandThatDoesNotFitIsRefused()
    {
        Begin();
        AtCommand command = s_engine.Command.Begin("AT+X=");
        for (int i = 0; i < 30; i++)
            command.Add("0123456789");
        Assert.AreEqual((int)AtOutcome.Refused, Run(10));
        Assert.AreEqual(0, s_modem.Commands);
    }

    [TestMethod]
    public void NoSimIsKnownInBothForms()
    {
        Assert.AreEqual(ModemStatus.NoSimError, ErrorOf("+CME ERROR: 10"));
        Assert.AreEqual(ModemStatus.NoSimError, ErrorOf("+CME ERROR: SIM not inserted"));
        Assert.AreEqual(-1, ErrorOf("ERROR"));
    }

    [TestMethod]
    public void OneByteAtATimeIsAsGood()
    {
        Begin();
        s_modem.ReadSize = 1;
        s_modem.On("AT+CSQ", "+CSQ: 20,99|OK");
        s_engine.Command.Begin("AT+CSQ").Asks("+CSQ:");
        Assert.AreEqual((int)AtOutcome.Done, Run(500));
        Assert.AreEqual("+CSQ: 20,99", s_heard.Answers);
    }

    private static void Begin()
    {
        s_modem = new ScriptedModem();
        s_heard = new Listener();
        s_engine = new AtEngine(s_modem, s_heard);
        s_heard.Engine = s_engine;
        s_nowMs = 0;
        s_engine.Open();
    }

    private static int Open(string reply)
    {
        Begin();
        s_modem.On("AT+CIPOPEN=0", reply);
        s_engine.Command.Begin("AT+CIPOPEN=0").Then("+CIPOPEN:", 0, 1);
        return Run(100);
    }

    private static int ErrorOf(string reply)
    {
        Begin();
        s_modem.On("AT+CPIN?", reply);
        s_engine.Command.Begin("AT+CPIN?").Asks("+CPIN:");
        Run(100);
        return s_engine.ErrorCode;
    }

    private static int Run(int ms)
    {
        s_engine.Start(s_nowMs);
        return Step(ms);
    }

    private static int Step(int ms)
    {
        for (long end = s_nowMs + ms; s_nowMs < end; s_nowMs += 5)
            s_engine.Step(s_nowMs);
        return (int)s_engine.Outcome;
    }

    private sealed class Listener : IAtListener
    {
        internal AtEngine Engine { get; set; } = null!;

        internal string Answers { get; private set; } = "";

        internal string Unsolicited { get; private set; } = "";

        internal string Payload { get; private set; } = "";

        internal int Payloads { get; set; }

        internal int Lost { get; private set; }

        internal string Data { get; set; } = "";

        public bool OnAnswer(AtLine line)
        {
            Answers += line.Text();
            if (Payloads > 0)
                Engine.ExpectPayload(Payloads);
            return true;
        }

        public bool OnUnsolicited(AtLine line)
        {
            if (line.Count < 20)
                Unsolicited += line.Text() + ";";
            return true;
        }

        public void OnPayload(byte[] buffer, int offset, int count) => Payload += Bytes.ToText(buffer, offset, count);

        public void OnPayloadLost() => Lost++;

        public void FillData(byte[] buffer, int count) => System.Array.Copy(Bytes.FromText(Data), 0, buffer, 0, count);
    }
}
