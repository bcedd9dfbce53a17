using System;

namespace ScanBox.Security;

/// <summary>
/// The block cipher SM4 (GB/T 32907-2016): 128-bit key, 128-bit block. Blocks are transformed in place and nothing is
/// allocated for a block. The key schedule is computed once in the constructor; the key itself is not kept.
/// </summary>
/// <remarks>The tables make it fast on an interpreter, not safe from someone who can time the box's memory.</remarks>
public sealed class Sm4
{
    /// <summary>Bytes in a key and in a block.</summary>
    public const int BlockSize = 16;

    private const int Rounds = 32;

    private static readonly byte[] s_sbox =
    {
        0xD6, 0x90, 0xE9, 0xFE, 0xCC, 0xE1, 0x3D, 0xB7, 0x16, 0xB6, 0x14, 0xC2, 0x28, 0xFB, 0x2C, 0x05,
        0x2B, 0x67, 0x9A, 0x76, 0x2A, 0xBE, 0x04, 0xC3, 0xAA, 0x44, 0x13, 0x26, 0x49, 0x86, 0x06, 0x99,
        0x9C, 0x42, 0x50, 0xF4, 0x91, 0xEF, 0x98, 0x7A, 0x33, 0x54, 0x0B, 0x43, 0xED, 0xCF, 0xAC, 0x62,
        0xE4, 0xB3, 0x1C, 0xA9, 0xC9, 0x08, 0xE8, 0x95, 0x80, 0xDF, 0x94, 0xFA, 0x75, 0x8F, 0x3F, 0xA6,
        0x47, 0x07, 0xA7, 0xFC, 0xF3, 0x73, 0x17, 0xBA, 0x83, 0x59, 0x3C, 0x19, 0xE6, 0x85, 0x4F, 0xA8,
        0x68, 0x6B, 0x81, 0xB2, 0x71, 0x64, 0xDA, 0x8B, 0xF8, 0xEB, 0x0F, 0x4B, 0x70, 0x56, 0x9D, 0x35,
        0x1E, 0x24, 0x0E, 0x5E, 0x63, 0x58, 0xD1, 0xA2, 0x25, 0x22, 0x7C, 0x3B, 0x01, 0x21, 0x78, 0x87,
        0xD4, 0x00, 0x46, 0x57, 0x9F, 0xD3, 0x27, 0x52, 0x4C, 0x36, 0x02, 0xE7, 0xA0, 0xC4, 0xC8, 0x9E,
        0xEA, 0xBF, 0x8A, 0xD2, 0x40, 0xC7, 0x38, 0xB5, 0xA3, 0xF7, 0xF2, 0xCE, 0xF9, 0x61, 0x15, 0xA1,
        0xE0, 0xAE, 0x5D, 0xA4, 0x9B, 0x34, 0x1A, 0x55, 0xAD, 0x93, 0x32, 0x30, 0xF5, 0x8C, 0xB1, 0xE3,
        0x1D, 0xF6, 0xE2, 0x2E, 0x82, 0x66, 0xCA, 0x60, 0xC0, 0x29, 0x23, 0xAB, 0x0D, 0x53, 0x4E, 0x6F,
        0xD5, 0xDB, 0x37, 0x45, 0xDE, 0xFD, 0x8E, 0x2F, 0x03, 0xFF, 0x6A, 0x72, 0x6D, 0x6C, 0x5B, 0x51,
        0x8D, 0x1B, 0xAF, 0x92, 0xBB, 0xDD, 0xBC, 0x7F, 0x11, 0xD9, 0x5C, 0x41, 0x1F, 0x10, 0x5A, 0xD8,
        0x0A, 0xC1, 0x31, 0x88, 0xA5, 0xCD, 0x7B, 0xBD, 0x2D, 0x74, 0xD0, 0x12, 0xB8, 0xE5, 0xB4, 0xB0,
        0x89, 0x69, 0x97, 0x4A, 0x0C, 0x96, 0x77, 0x7E, 0x65, 0xB9, 0xF1, 0x09, 0xC5, 0x6E, 0xC6, 0x84,
        0x18, 0xF0, 0x7D, 0xEC, 0x3A, 0xDC, 0x4D, 0x20, 0x79, 0xEE, 0x5F, 0x3E, 0xD7, 0xCB, 0x39, 0x48,
    };

    // The linear step L (5.2 of the standard) of sbox[x] in the top byte; that of another byte is a rotation of it. Each stands here twice in a
    // row, so that a shift of the pair is a rotation.
    private static readonly ulong[] s_round =
    {
        0x8ED55B5B8ED55B5B, 0xD0924242D0924242, 0x4DEAA7A74DEAA7A7, 0x06FDFBFB06FDFBFB, 0xFCCF3333FCCF3333, 0x65E2878765E28787,
        0xC93DF4F4C93DF4F4, 0x6BB5DEDE6BB5DEDE, 0x4E1658584E165858, 0x6EB4DADA6EB4DADA, 0x4414505044145050, 0xCAC10B0BCAC10B0B,
        0x8828A0A08828A0A0, 0x17F8EFEF17F8EFEF, 0x9C2CB0B09C2CB0B0, 0x1105141411051414, 0x872BACAC872BACAC, 0xFB669D9DFB669D9D,
        0xF2986A6AF2986A6A, 0xAE77D9D9AE77D9D9, 0x822AA8A8822AA8A8, 0x46BCFAFA46BCFAFA, 0x1404101014041010, 0xCFC00F0FCFC00F0F,
        0x02A8AAAA02A8AAAA, 0x5445111154451111, 0x5F134C4C5F134C4C, 0xBE269898BE269898, 0x6D4825256D482525, 0x9E841A1A9E841A1A,
        0x1E0618181E061818, 0xFD9B6666FD9B6666, 0xEC9E7272EC9E7272, 0x4A4309094A430909, 0x1051414110514141, 0x24F7D3D324F7D3D3,
        0xD5934646D5934646, 0x53ECBFBF53ECBFBF, 0xF89A6262F89A6262, 0x927BE9E9927BE9E9, 0xFF33CCCCFF33CCCC, 0x0455515104555151,
        0x270B2C2C270B2C2C, 0x4F420D0D4F420D0D, 0x59EEB7B759EEB7B7, 0xF3CC3F3FF3CC3F3F, 0x1CAEB2B21CAEB2B2, 0xEA638989EA638989,
        0x74E7939374E79393, 0x7FB1CECE7FB1CECE, 0x6C1C70706C1C7070, 0x0DABA6A60DABA6A6, 0xEDCA2727EDCA2727, 0x2808202028082020,
        0x48EBA3A348EBA3A3, 0xC1975656C1975656, 0x8082020280820202, 0xA3DC7F7FA3DC7F7F, 0xC4965252C4965252, 0x12F9EBEB12F9EBEB,
        0xA174D5D5A174D5D5, 0xB38D3E3EB38D3E3E, 0xC33FFCFCC33FFCFC, 0x3EA49A9A3EA49A9A, 0x5B461D1D5B461D1D, 0x1B071C1C1B071C1C,
        0x3BA59E9E3BA59E9E, 0x0CFFF3F30CFFF3F3, 0x3FF0CFCF3FF0CFCF, 0xBF72CDCDBF72CDCD, 0x4B175C5C4B175C5C, 0x52B8EAEA52B8EAEA,
        0x8F810E0E8F810E0E, 0x3D5865653D586565, 0xCC3CF0F0CC3CF0F0, 0x7D1964647D196464, 0x7EE59B9B7EE59B9B, 0x9187161691871616,
        0x734E3D3D734E3D3D, 0x08AAA2A208AAA2A2, 0xC869A1A1C869A1A1, 0xC76AADADC76AADAD, 0x8583060685830606, 0x7AB0CACA7AB0CACA,
        0xB570C5C5B570C5C5, 0xF4659191F4659191, 0xB2D96B6BB2D96B6B, 0xA7892E2EA7892E2E, 0x18FBE3E318FBE3E3, 0x47E8AFAF47E8AFAF,
        0x330F3C3C330F3C3C, 0x674A2D2D674A2D2D, 0xB071C1C1B071C1C1, 0x0E5759590E575959, 0xE99F7676E99F7676, 0xE135D4D4E135D4D4,
        0x661E7878661E7878, 0xB4249090B4249090, 0x360E3838360E3838, 0x265F7979265F7979, 0xEF628D8DEF628D8D, 0x3859616138596161,
        0x95D2474795D24747, 0x2AA08A8A2AA08A8A, 0xB1259494B1259494, 0xAA228888AA228888, 0x8C7DF1F18C7DF1F1, 0xD73BECECD73BECEC,
        0x0501040405010404, 0xA5218484A5218484, 0x9879E1E19879E1E1, 0x9B851E1E9B851E1E, 0x84D7535384D75353, 0x0000000000000000,
        0x5E4719195E471919, 0x0B565D5D0B565D5D, 0xE39D7E7EE39D7E7E, 0x9FD04F4F9FD04F4F, 0xBB279C9CBB279C9C, 0x1A5349491A534949,
        0x7C4D31317C4D3131, 0xEE36D8D8EE36D8D8, 0x0A0208080A020808, 0x7BE49F9F7BE49F9F, 0x20A2828220A28282, 0xD4C71313D4C71313,
        0xE8CB2323E8CB2323, 0xE69C7A7AE69C7A7A, 0x42E9ABAB42E9ABAB, 0x43BDFEFE43BDFEFE, 0xA2882A2AA2882A2A, 0x9AD14B4B9AD14B4B,
        0x4041010140410101, 0xDBC41F1FDBC41F1F, 0xD838E0E0D838E0E0, 0x61B7D6D661B7D6D6, 0x2FA18E8E2FA18E8E, 0x2BF4DFDF2BF4DFDF,
        0x3AF1CBCB3AF1CBCB, 0xF6CD3B3BF6CD3B3B, 0x1DFAE7E71DFAE7E7, 0xE5608585E5608585, 0x4115545441155454, 0x25A3868625A38686,
        0x60E3838360E38383, 0x16ACBABA16ACBABA, 0x295C7575295C7575, 0x34A6929234A69292, 0xF7996E6EF7996E6E, 0xE434D0D0E434D0D0,
        0x721A6868721A6868, 0x0154555501545555, 0x19AFB6B619AFB6B6, 0xDF914E4EDF914E4E, 0xFA32C8C8FA32C8C8, 0xF030C0C0F030C0C0,
        0x21F6D7D721F6D7D7, 0xBC8E3232BC8E3232, 0x75B3C6C675B3C6C6, 0x6FE08F8F6FE08F8F, 0x691D7474691D7474, 0x2EF5DBDB2EF5DBDB,
        0x6AE18B8B6AE18B8B, 0x962EB8B8962EB8B8, 0x8A800A0A8A800A0A, 0xFE679999FE679999, 0xE2C92B2BE2C92B2B, 0xE0618181E0618181,
        0xC0C30303C0C30303, 0x8D29A4A48D29A4A4, 0xAF238C8CAF238C8C, 0x07A9AEAE07A9AEAE, 0x390D3434390D3434, 0x1F524D4D1F524D4D,
        0x764F3939764F3939, 0xD36EBDBDD36EBDBD, 0x81D6575781D65757, 0xB7D86F6FB7D86F6F, 0xEB37DCDCEB37DCDC, 0x5144151551441515,
        0xA6DD7B7BA6DD7B7B, 0x09FEF7F709FEF7F7, 0xB68C3A3AB68C3A3A, 0x932FBCBC932FBCBC, 0x0F030C0C0F030C0C, 0x03FCFFFF03FCFFFF,
        0xC26BA9A9C26BA9A9, 0xBA73C9C9BA73C9C9, 0xD96CB5B5D96CB5B5, 0xDC6DB1B1DC6DB1B1, 0x375A6D6D375A6D6D, 0x1550454515504545,
        0xB98F3636B98F3636, 0x771B6C6C771B6C6C, 0x13ADBEBE13ADBEBE, 0xDA904A4ADA904A4A, 0x57B9EEEE57B9EEEE, 0xA9DE7777A9DE7777,
        0x4CBEF2F24CBEF2F2, 0x837EFDFD837EFDFD, 0x5511444455114444, 0xBDDA6767BDDA6767, 0x2C5D71712C5D7171, 0x4540050545400505,
        0x631F7C7C631F7C7C, 0x5010404050104040, 0x325B6969325B6969, 0xB8DB6363B8DB6363, 0x220A2828220A2828, 0xC5C20707C5C20707,
        0xF531C4C4F531C4C4, 0xA88A2222A88A2222, 0x31A7969631A79696, 0xF9CE3737F9CE3737, 0x977AEDED977AEDED, 0x49BFF6F649BFF6F6,
        0x992DB4B4992DB4B4, 0xA475D1D1A475D1D1, 0x90D3434390D34343, 0x5A1248485A124848, 0x58BAE2E258BAE2E2, 0x71E6979771E69797,
        0x64B6D2D264B6D2D2, 0x70B2C2C270B2C2C2, 0xAD8B2626AD8B2626, 0xCD68A5A5CD68A5A5, 0xCB955E5ECB955E5E, 0x624B2929624B2929,
        0x3C0C30303C0C3030, 0xCE945A5ACE945A5A, 0xAB76DDDDAB76DDDD, 0x867FF9F9867FF9F9, 0xF1649595F1649595, 0x5DBBE6E65DBBE6E6,
        0x35F2C7C735F2C7C7, 0x2D0924242D092424, 0xD1C61717D1C61717, 0xD66FB9B9D66FB9B9, 0xDEC51B1BDEC51B1B, 0x9486121294861212,
        0x7818606078186060, 0x30F3C3C330F3C3C3, 0x897CF5F5897CF5F5, 0x5CEFB3B35CEFB3B3, 0xD23AE8E8D23AE8E8, 0xACDF7373ACDF7373,
        0x794C3535794C3535, 0xA0208080A0208080, 0x9D78E5E59D78E5E5, 0x56EDBBBB56EDBBBB, 0x235E7D7D235E7D7D, 0xC63EF8F8C63EF8F8,
        0x8BD45F5F8BD45F5F, 0xE7C82F2FE7C82F2F, 0xDD39E4E4DD39E4E4, 0x6849212168492121,
    };

    private readonly uint[] _roundKeys = new uint[Rounds];

    /// <summary>Prepares the cipher for a key.</summary>
    /// <param name="key">Holds the 16 bytes of the key; not kept and not changed.</param>
    /// <param name="offset">Where the key begins.</param>
    /// <exception cref="ArgumentException">Fewer than 16 bytes from <paramref name="offset"/>.</exception>
    public Sm4(byte[] key, int offset = 0)
    {
        CheckRange(key, offset);
        uint k0 = Load(key, offset) ^ 0xA3B1BAC6;
        uint k1 = Load(key, offset + 4) ^ 0x56AA3350;
        uint k2 = Load(key, offset + 8) ^ 0x677D9197;
        uint k3 = Load(key, offset + 12) ^ 0xB27022DC;
        for (int i = 0; i < Rounds; i++)
        {
            uint mixed = Substitute(k1 ^ k2 ^ k3 ^ RoundConstant(i));
            uint next = k0 ^ mixed ^ RotateLeft(mixed, 13) ^ RotateLeft(mixed, 23);
            _roundKeys[i] = next;
            k0 = k1;
            k1 = k2;
            k2 = k3;
            k3 = next;
        }
    }

    /// <summary>Encrypts 16 bytes in place.</summary>
    /// <exception cref="ArgumentException">Fewer than 16 bytes from <paramref name="offset"/>.</exception>
    public void EncryptBlock(byte[] buffer, int offset) => Transform(buffer, offset, 0, 1);

    /// <summary>Decrypts 16 bytes in place.</summary>
    /// <exception cref="ArgumentException">Fewer than 16 bytes from <paramref name="offset"/>.</exception>
    public void DecryptBlock(byte[] buffer, int offset) => Transform(buffer, offset, Rounds - 1, -1);

    private void Transform(byte[] buffer, int offset, int firstKey, int keyStep)
    {
        CheckRange(buffer, offset);
        ulong[] table = s_round;
        uint[] keys = _roundKeys;
        uint x0 = Load(buffer, offset);
        uint x1 = Load(buffer, offset + 4);
        uint x2 = Load(buffer, offset + 8);
        uint x3 = Load(buffer, offset + 12);
        int key = firstKey;
        // Four rounds written out, because on the device's interpreter a call, a loop and every move cost as much as the work.
        for (int i = 0; i < Rounds; i += 4)
        {
            uint a = x1 ^ x2 ^ x3 ^ keys[key];
            x0 ^= (uint)(table[(int)(a >> 24)] ^ (table[(int)((a >> 16) & 0xFF)] >> 8) ^ (table[(int)((a >> 8) & 0xFF)] >> 16) ^ (table[(int)(a & 0xFF)] >> 24));
            key += keyStep;

            a = x2 ^ x3 ^ x0 ^ keys[key];
            x1 ^= (uint)(table[(int)(a >> 24)] ^ (table[(int)((a >> 16) & 0xFF)] >> 8) ^ (table[(int)((a >> 8) & 0xFF)] >> 16) ^ (table[(int)(a & 0xFF)] >> 24));
            key += keyStep;

            a = x3 ^ x0 ^ x1 ^ keys[key];
            x2 ^= (uint)(table[(int)(a >> 24)] ^ (table[(int)((a >> 16) & 0xFF)] >> 8) ^ (table[(int)((a >> 8) & 0xFF)] >> 16) ^ (table[(int)(a & 0xFF)] >> 24));
            key += keyStep;

            a = x0 ^ x1 ^ x2 ^ keys[key];
            x3 ^= (uint)(table[(int)(a >> 24)] ^ (table[(int)((a >> 16) & 0xFF)] >> 8) ^ (table[(int)((a >> 8) & 0xFF)] >> 16) ^ (table[(int)(a & 0xFF)] >> 24));
            key += keyStep;
        }
        Store(x3, buffer, offset);
        Store(x2, buffer, offset + 4);
        Store(x1, buffer, offset + 8);
        Store(x0, buffer, offset + 12);
    }

    private static uint Substitute(uint word) =>
        ((uint)s_sbox[(int)(word >> 24)] << 24) | ((uint)s_sbox[(int)(word >> 16) & 0xFF] << 16) | ((uint)s_sbox[(int)(word >> 8) & 0xFF] << 8) | s_sbox[(int)word & 0xFF];

    // Byte j of constant i is (4i + j) * 7 mod 256 (7.3.2 of the standard).
    private static uint RoundConstant(int round)
    {
        uint constant = 0;
        for (int j = 0; j < 4; j++)
            constant = (constant << 8) | (uint)((((4 * round) + j) * 7) & 0xFF);
        return constant;
    }

    private static uint RotateLeft(uint word, int bits) => (word << bits) | (word >> (32 - bits));

    private static uint Load(byte[] buffer, int offset) =>
        ((uint)buffer[offset] << 24) | ((uint)buffer[offset + 1] << 16) | ((uint)buffer[offset + 2] << 8) | buffer[offset + 3];

    private static void Store(uint word, byte[] buffer, int offset)
    {
        buffer[offset] = (byte)(word >> 24);
        buffer[offset + 1] = (byte)(word >> 16);
        buffer[offset + 2] = (byte)(word >> 8);
        buffer[offset + 3] = (byte)word;
    }

    private static void CheckRange(byte[] buffer, int offset)
    {
        if (offset < 0 || offset > buffer.Length - BlockSize)
            throw new ArgumentException("16 bytes are needed");
    }
}
