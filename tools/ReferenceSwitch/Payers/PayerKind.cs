namespace ReferenceSwitch.Payers;

/// <summary>The four people who hold an account with every app.</summary>
public enum PayerKind
{
    /// <summary>Has money for anything.</summary>
    Funded,

    /// <summary>Has one fen.</summary>
    Poor,

    /// <summary>Is asked for a password at every payment.</summary>
    Careful,

    /// <summary>May pay 1,000 yuan a day (class C of the central bank's rule of 2017).</summary>
    Limited,
}
