using System.Buffers;
using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>What is told of each token. A struct, so that the calls are direct.</summary>
internal interface IJsonTokenSink
{
    /// <summary>Tokens that stand deeper than this are not told.</summary>
    int Deepest { get; }

    /// <summary>True when of those at the deepest only the names of properties are.</summary>
    bool IsNamesOnly { get; }

    void See(ref Utf8JsonReader reader);
}

/// <summary>
/// Reads JSON of any length, token by token, through one pooled buffer. The buffer grows only while a single token
/// does not fit, never beyond <see cref="LargestToken"/>, and is wiped before it is given back: plans hold secrets.
/// </summary>
internal static class JsonTokens
{
    public const int LargestToken = 16 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;
    private const int DeepestNesting = 256;

    /// <exception cref="JsonException">The stream holds no JSON.</exception>
    /// <exception cref="PlanUnreadableException">One token is larger than is read.</exception>
    public static void Read<TSink>(Stream stream, ref TSink sink)
        where TSink : struct, IJsonTokenSink
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var most = 0;
        try
        {
            var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = DeepestNesting });
            for (var held = SkipByteOrderMark(stream, buffer); ;)
            {
                held += stream.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false);
                most = Math.Max(most, held);
                var isAll = held < buffer.Length;
                var reader = new Utf8JsonReader(buffer.AsSpan(0, held), isAll, state);
                var (deepest, isNamesOnly) = (sink.Deepest, sink.IsNamesOnly);
                while (reader.Read())
                {
                    var below = reader.CurrentDepth - deepest;
                    if (below > 0 || below == 0 && isNamesOnly && reader.TokenType != JsonTokenType.PropertyName)
                        continue;
                    sink.See(ref reader);
                    (deepest, isNamesOnly) = (sink.Deepest, sink.IsNamesOnly);
                }
                if (isAll)
                    return;
                state = reader.CurrentState;
                var used = (int)reader.BytesConsumed;
                held -= used;
                buffer.AsSpan(used, held).CopyTo(buffer);
                if (held == buffer.Length)
                    Grow(ref buffer);
            }
        }
        finally
        {
            buffer.AsSpan(0, most).Clear();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int SkipByteOrderMark(Stream stream, byte[] buffer)
    {
        var held = stream.ReadAtLeast(buffer.AsSpan(0, 3), 3, throwOnEndOfStream: false);
        return buffer.AsSpan(0, held) is [0xEF, 0xBB, 0xBF] ? 0 : held;
    }

    private static void Grow(ref byte[] buffer)
    {
        if (buffer.Length >= LargestToken)
            throw new PlanUnreadableException(
                Errors.ErrorCodes.PlanValueTooLarge, $"one value of the plan is larger than {LargestToken / 1024 / 1024} MiB; keep files that large out of Terraform");
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }
}
