using System.Buffers.Binary;
using System.Globalization;
using Delightful.Core.Errors;

namespace Delightful.Core.Analysis.Source;

/// <summary>
/// Measures the table of contents of a zip file before anything is taken into memory: a table can claim few entries and
/// have millions.
/// </summary>
internal static class ZipTable
{
    private const uint EndSignature = 0x06054b50;
    private const uint End64Signature = 0x06064b50;
    private const uint LocatorSignature = 0x07064b50;
    private const uint EntrySignature = 0x02014b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;

    /// <exception cref="SourceRefusedException">It has more entries, or is larger, than the limits allow.</exception>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static void Check(Stream zip, AnalysisLimits limits)
    {
        var (start, end) = Place(zip);
        if (end - start > limits.TableBytes)
            throw Refused($"its table of contents is larger than {N(limits.TableBytes)} bytes");
        zip.Position = start;
        using var table = new BufferedReader(zip, end - start);
        var header = new byte[EntryLength];
        for (var count = 0; table.Fill(header) && BinaryPrimitives.ReadUInt32LittleEndian(header) == EntrySignature; count++)
        {
            if (count == limits.Entries)
                throw Refused($"it has more than {N(limits.Entries)} entries");
            table.Skip(U16(header, 28) + U16(header, 30) + U16(header, 32));
        }
    }

    /// <summary>From where to where the table goes.</summary>
    private static (long Start, long End) Place(Stream zip)
    {
        var tail = new byte[(int)Math.Min(zip.Length, ushort.MaxValue + EndLength)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
            if (U32(tail, at) == EndSignature)
            {
                var end = zip.Length - tail.Length + at;
                long start = U32(tail, at + 16);
                if (start == uint.MaxValue || U16(tail, at + 10) == ushort.MaxValue)
                    start = Start64(zip, end) ?? start;
                return start >= 0 && start <= end ? (start, end) : throw new InvalidDataException("its table of contents is not where it says");
            }
        throw new InvalidDataException("it has no table of contents");
    }

    private static long? Start64(Stream zip, long end)
    {
        var locator = new byte[20];
        if (end < locator.Length)
            return null;
        zip.Position = end - locator.Length;
        zip.ReadExactly(locator);
        var at = (long)BinaryPrimitives.ReadUInt64LittleEndian(locator.AsSpan(8));
        if (U32(locator, 0) != LocatorSignature || at < 0 || at > zip.Length - 56)
            return null;
        var record = new byte[56];
        zip.Position = at;
        zip.ReadExactly(record);
        return U32(record, 0) == End64Signature ? (long)BinaryPrimitives.ReadUInt64LittleEndian(record.AsSpan(48)) : null;
    }

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static SourceRefusedException Refused(string why) =>
        new(ErrorCodes.BundleTooLarge, $"the source bundle is not read: {why}. Leave out what is not source, such as installed packages");

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Reads a stretch of a stream in large pieces.</summary>
    private sealed class BufferedReader(Stream stream, long length) : IDisposable
    {
        private readonly BufferedStream _stream = new(stream, (int)Math.Clamp(length, 4096, 256 * 1024));
        private long _left = length;

        public bool Fill(byte[] bytes)
        {
            if (_left < bytes.Length)
                return false;
            _stream.ReadExactly(bytes);
            _left -= bytes.Length;
            return true;
        }

        public void Skip(int bytes)
        {
            _stream.Seek(bytes, SeekOrigin.Current);
            _left -= bytes;
        }

        /// <summary>The stream below belongs to the caller.</summary>
        public void Dispose()
        {
        }
    }
}
