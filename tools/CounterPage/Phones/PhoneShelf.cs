using System.Text;
using System.Text.Json.Nodes;
using CounterPage.Books;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;

namespace CounterPage.Phones;

/// <summary>The customers' phones: one with every wallet and bank app of the switch's world.</summary>
internal sealed class PhoneShelf
{
    /// <summary>What a customer of a street vendor has in a wallet, in fen: 5,000 yuan.</summary>
    internal const long MoneyFen = 500_000;

    /// <summary>A payer who pays late takes so long, in ms: several inquiries of a box.</summary>
    internal const long LateMs = 20_000;

    /// <summary>An expired code was shown so long ago, in ms: longer than any lives.</summary>
    private const long AgedMs = 600_000;

    /// <summary>The app shows the next code a little before the old one ends, as apps do.</summary>
    private const long EarlyMs = 2_000;

    private const string Owner = "counter";

    private readonly Lock _sync = new();
    private readonly SwitchHost _host;
    private readonly Phone[] _phones;

    internal PhoneShelf(SwitchHost host)
    {
        _host = host;
        // A face token is shown by no phone.
        _phones = [.. PayerApps.All.Where(app => app.Layout != CodeLayout.FaceToken).Select(app => new Phone(app, host.OpenAccount(app, Owner, MoneyFen)))];
    }

    /// <summary>Happens when a phone shows something else or behaves otherwise.</summary>
    internal event Action? Changed;

    internal IReadOnlyList<string> Accounts => [.. _phones.Select(phone => phone.AccountId)];

    /// <summary>Whether there is a phone with this id.</summary>
    internal bool Has(string id) => Find(id) is not null;

    /// <summary>All phones as they are; codes that ended are replaced first.</summary>
    /// <param name="books">Balances and who is asked.</param>
    /// <param name="nextChangeMs">In how many ms a code ends.</param>
    internal JsonArray ToJson(SwitchBooks books, out long nextChangeMs)
    {
        lock (_sync)
        {
            long now = Environment.TickCount64;
            nextChangeMs = long.MaxValue;
            var phones = new JsonArray();
            foreach (Phone phone in _phones)
            {
                Refresh(phone, now);
                nextChangeMs = Math.Min(nextChangeMs, phone.CodeUntilMs - now);
                phones.Add(phone.ToJson(now, books.BalanceOf(phone.AccountId), books.IsAsked(phone.AccountId), books.NoteOf(phone.AccountId)));
            }
            return phones;
        }
    }

    /// <summary>What a phone's app is called, in English and in Chinese.</summary>
    internal (string En, string Zh) NameOf(string id)
    {
        Phone phone = Find(id)!;
        return (phone.Name, phone.Zh);
    }

    /// <summary>What a phone shows now, as bytes.</summary>
    internal byte[] Look(string id)
    {
        lock (_sync)
        {
            Phone phone = Find(id)!;
            Refresh(phone, Environment.TickCount64);
            return phone.ShownBytes;
        }
    }

    internal void Show(string id, Showing what)
    {
        lock (_sync)
        {
            Phone phone = Find(id)!;
            if (what == Showing.Expired && phone.Showing != Showing.Expired)
                phone.ExpiredCode = Encoding.UTF8.GetString(_host.ShowCode(phone.App, phone.AccountId, AgedMs));
            phone.Showing = what;
        }
        Changed?.Invoke();
    }

    /// <summary>Changes how a payer behaves; null leaves as it is.</summary>
    internal void Behave(string id, bool? password, bool? late, bool? broke)
    {
        lock (_sync)
        {
            Phone phone = Find(id)!;
            phone.Password = password ?? phone.Password;
            phone.Late = late ?? phone.Late;
            phone.Broke = broke ?? phone.Broke;
        }
        Changed?.Invoke();
    }

    /// <summary>The payer answers the password prompt.</summary>
    /// <returns>False when nobody asks.</returns>
    internal bool Answer(string id, bool pays)
    {
        Phone phone = Find(id)!;
        PurchaseKey[] asked = _host.Read(store => store.WaitingPurchases().Where(purchase => purchase.AccountId == phone.AccountId).Select(purchase => purchase.Key).ToArray());
        bool answered = false;
        foreach (PurchaseKey key in asked)
            answered |= _host.Decide(key, pays, phone.Late ? LateMs : 0);
        return answered;
    }

    /// <summary>How the owner of a code behaves; a code that was presented is replaced by a fresh one.</summary>
    internal PayerBehaviour Present(ReadOnlySpan<byte> code)
    {
        string text = Encoding.UTF8.GetString(code);
        Phone? phone;
        lock (_sync)
        {
            phone = Array.Find(_phones, phone => phone.Code == text || phone.ExpiredCode == text);
            if (phone is null)
                return PayerBehaviour.Usual;
            if (phone.Code == text)
                phone.CodeUntilMs = 0;
        }
        return new PayerBehaviour
        {
            NoFunds = phone.Broke,
            AskPassword = phone.Password || phone.Late,
            // Who is asked waits for the visitor, unless the phone only is slow.
            Decision = phone.Late && !phone.Password ? PayerDecision.Pays : PayerDecision.Ignores,
            DecidesAfterMs = LateMs,
        };
    }

    private Phone? Find(string id) => Array.Find(_phones, phone => phone.App.Id == id);

    private void Refresh(Phone phone, long nowMs)
    {
        if (nowMs < phone.CodeUntilMs)
            return;
        phone.Code = Encoding.UTF8.GetString(_host.ShowCode(phone.App, phone.AccountId));
        phone.CodeUntilMs = nowMs + phone.App.CodeLifetimeMs - EarlyMs;
    }
}
