using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.Switching;

/// <summary>Mutated and random bytes, fixed seeds: values come back, never an exception, and nothing grows.</summary>
[TestClass]
public class HostileInputTests
{
    private const int Inputs = 100_000;

    // The chained form, because the linear one is blind to two like changes 16 bytes apart: these very inputs contain such pairs.
    private static readonly Dialect s_dialect = new() { MacForm = MacForm.Chained };

    private static readonly byte[] s_key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    [TestMethod]
    public void Whatever_decodes_encodes_to_the_same_bytes_and_nothing_is_allocated()
    {
        var mutator = new Mutator(1, Seeds());
        var decoder = new IsoDecoder();
        var message = new IsoMessage();
        byte[] again = new byte[Frame.MaxSize];
        var errors = new HashSet<DecodeError>();
        long allocated = 0;
        for (int i = 0; i < Inputs; i++)
        {
            byte[] input = mutator.Next();
            long before = GC.GetAllocatedBytesForCurrentThread();
            DecodeError error = decoder.Decode(input, 0, input.Length, message);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            errors.Add(error);
            Assert.IsTrue(decoder.Offset >= 0 && decoder.Offset <= input.Length, "the place is inside the input");
            if (error == DecodeError.None)
                CollectionAssert.AreEqual(input, again[..IsoEncoder.Encode(message, null, again, 0)]);
            else
                Assert.IsFalse(Enumerable.Range(0, 65).Any(message.Has), "an error leaves an empty message");
        }
        Assert.AreEqual(0L, allocated);
        DecodeError[] possible = [.. Enum.GetValues<DecodeError>().Where(e => e is not (DecodeError.EmptyFrame or DecodeError.BadRouting))];
        CollectionAssert.IsSubsetOf(possible, errors.ToArray(), "the inputs reach every error and success");
    }

    [TestMethod]
    public void A_changed_frame_never_passes_for_the_one_that_was_sent()
    {
        byte[] frame = PurchaseFrame();
        var mutator = new Mutator(2, [frame[Frame.LengthSize..]]);
        var reader = new MessageReader(s_dialect);
        var mac = new MessageMac(new Sm4(s_key), s_dialect.MacForm);
        for (int i = 0; i < Inputs; i++)
        {
            byte[] input = mutator.Next();
            DecodeError error = reader.Read(input, 0, input.Length);
            bool verified = reader.VerifyMac(mac);
            if (error != DecodeError.None)
                Assert.IsFalse(verified, "what cannot be read has no right MAC");
            else if (verified)
                CollectionAssert.AreEqual(frame[Frame.MessageOffset..], input[Frame.RoutingSize..], "only routing bytes may differ under a right MAC");
        }
    }

    [TestMethod]
    public void A_stream_of_any_bytes_in_any_pieces_stays_within_its_buffer()
    {
        byte[] good = PurchaseFrame();
        var mutator = new Mutator(3, [[.. good, .. good], good]);
        var random = new Random(3);
        var reader = new FrameReader();
        int complete = 0;
        for (int i = 0; i < Inputs; i++)
        {
            byte[] input = mutator.Next();
            int at = 0;
            while (at < input.Length && reader.Error == DecodeError.None)
            {
                int piece = Math.Min(input.Length - at, random.Next(1, 300));
                int taken = reader.Add(input, at, piece);
                Assert.IsTrue(taken > 0 && taken <= piece, "every piece makes progress");
                at += taken;
                if (!reader.IsComplete)
                    continue;
                complete++;
                Assert.IsTrue(reader.Count >= Frame.MinContent && reader.Count <= Frame.MaxSize - Frame.LengthSize);
                reader.Next();
            }
            reader.Reset();
        }
        Assert.IsGreaterThan(1000, complete);
    }

    [TestMethod]
    public void Tags_of_any_bytes_are_read_within_their_range()
    {
        var mutator = new Mutator(4, [Encoding.ASCII.GetBytes("A20650100202020160000020254004318030060000520400" + "8EC7CD42405008321702  A3018134650328919428540")]);
        var reader = new TlvReader();
        for (int i = 0; i < Inputs; i++)
        {
            byte[] input = mutator.Next();
            reader.Open(input, 0, input.Length);
            int next = 0;
            int tags = 0;
            while (reader.Read())
            {
                Assert.AreEqual(next + TlvReader.HeadSize, reader.ValueOffset);
                next = reader.ValueOffset + reader.ValueCount;
                Assert.IsLessThanOrEqualTo(TlvReader.MaxTags, ++tags);
            }
            Assert.AreEqual(reader.Error == DecodeError.None ? input.Length : 0, next);
        }
    }

    [TestMethod]
    public void A_changed_sign_in_answer_gives_no_session()
    {
        var identity = new TerminalIdentity("12345678", "123456789012345", "SN-1", "1.0");
        var session = new SignInAnswer(s_dialect, identity);
        var reader = new MessageReader(s_dialect);
        var masterKey = new Sm4(s_key);
        byte[] nonce = new byte[RequestComposer.NonceSize];
        byte[] answer = SignInFrame(identity, masterKey, nonce);
        Assert.AreEqual(DecodeError.None, reader.Read(answer, 0, answer.Length));
        Assert.AreEqual(SignInFault.None, session.Accept(reader, masterKey, 7, nonce));
        var mutator = new Mutator(5, [answer]);
        for (int i = 0; i < Inputs; i++)
        {
            byte[] input = mutator.Next();
            bool same = input.Length > Frame.RoutingSize && input.AsSpan(Frame.RoutingSize).SequenceEqual(answer.AsSpan(Frame.RoutingSize));
            if (reader.Read(input, 0, input.Length) == DecodeError.None && !same)
                Assert.AreNotEqual(SignInFault.None, session.Accept(reader, masterKey, 7, nonce));
        }
    }

    private static IEnumerable<byte[]> Seeds()
    {
        var generator = new MessageGenerator(17);
        byte[] buffer = new byte[Frame.MaxSize];
        for (int i = 0; i < 50; i++)
        {
            var message = new IsoMessage { Mti = 0x0210 };
            foreach ((int number, string content) in generator.Next().Skip(1))
            {
                byte[] bytes = WireField.All[number].Kind == 'b' ? Convert.FromHexString(content) : Encoding.ASCII.GetBytes(content);
                message.SetBytes(number, bytes, 0, bytes.Length);
            }
            yield return buffer[..IsoEncoder.Encode(message, null, buffer, 0)];
        }
    }

    private static byte[] PurchaseFrame()
    {
        var identity = new TerminalIdentity("12345678", "123456789012345", "SN-1", "1.0");
        var composer = new RequestComposer(s_dialect, identity, new Sm4(s_key));
        byte[] code = Encoding.ASCII.GetBytes("134650328919428540");
        byte[] frame = new byte[Frame.MaxSize];
        var purchase = new PurchaseReference { AmountFen = 1250, Batch = 24, Stan = 101 };
        return frame[..composer.Purchase(purchase, code, 0, code.Length, "428540", new MessageMac(new Sm4(s_key), s_dialect.MacForm), frame)];
    }

    private static byte[] SignInFrame(TerminalIdentity identity, Sm4 masterKey, byte[] nonce)
    {
        byte[] keys = new byte[40];
        for (int at = 0; at < 40; at += 20)
        {
            KeyUnwrap.Wrap(masterKey, s_key, 0, keys, at);
            KeyCheckValue.Write(new Sm4(s_key), keys, at + 16);
        }
        var message = new IsoMessage { Mti = MessageType.SignInAnswer };
        message.SetNumber(11, 7);
        message.SetText(39, "00");
        message.SetText(41, identity.TerminalId);
        message.SetText(42, identity.MerchantId);
        message.SetText(60, "00000025003");
        message.SetBytes(62, keys, 0, keys.Length);
        message.SetText(63, "01 N1016" + Convert.ToHexString(nonce) + "H1012000024000101");
        byte[] frame = new byte[Frame.MaxSize];
        int size = IsoEncoder.Encode(message, new MessageMac(new Sm4(s_key), s_dialect.MacForm), frame, Frame.MessageOffset);
        return frame[Frame.LengthSize..new Frame(s_dialect).Finish(frame, size)];
    }
}
