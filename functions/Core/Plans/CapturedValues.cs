using System.Buffers;
using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>
/// Copies JSON tokens as they stand into one document, up to a bound. What it held is wiped when it begins anew: plans
/// hold secrets.
/// </summary>
internal sealed class CapturedValues
{
    /// <summary>The largest resource that is looked at. The largest policy or list of containers that AWS takes is a tenth of it.</summary>
    public const int Longest = 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 256, AllowDuplicateProperties = false };

    private readonly Func<JsonElement?> _parse;
    private byte[] _bytes = [];
    private int _length;
    private JsonDocument? _document;

    public CapturedValues() => _parse = Parse;

    public bool IsTooLarge { get; private set; }

    /// <summary>The document as JSON; empty when there is none.</summary>
    public ReadOnlySpan<byte> Bytes => IsTooLarge ? [] : _bytes.AsSpan(0, _length);

    /// <summary>The document, parsed once; null when there is none. It lives until the next one begins.</summary>
    /// <exception cref="JsonException">It says something twice.</exception>
    public Func<JsonElement?> Document => _parse;

    public void Begin()
    {
        _document?.Dispose();
        _document = null;
        _bytes.AsSpan(0, _length).Clear();
        if (_bytes.Length > 64 * 1024)
            _bytes = [];
        (_length, IsTooLarge) = (0, false);
    }

    /// <summary>Begins a part of the document.</summary>
    public void Part(ReadOnlySpan<byte> name)
    {
        Write(_length == 0 ? "{\""u8 : ",\""u8);
        Write(name);
        Write("\":"u8);
    }

    /// <summary>Copies the token that is being read.</summary>
    public void Copy(ref Utf8JsonReader reader)
    {
        if (IsTooLarge)
            return;
        var token = reader.TokenType;
        if (token is not (JsonTokenType.EndObject or JsonTokenType.EndArray) && _bytes[_length - 1] is not ((byte)'{' or (byte)'[' or (byte)':'))
            Write(","u8);
        if (token is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            Write(reader.ValueSpan);
            return;
        }
        Write("\""u8);
        Write(reader.ValueSpan);
        Write(token is JsonTokenType.String ? "\""u8 : "\":"u8);
    }

    /// <summary>Ends the document.</summary>
    public void End()
    {
        if (_length > 0)
            Write("}"u8);
    }

    private JsonElement? Parse()
    {
        if (_length == 0 || IsTooLarge)
            return null;
        _document ??= JsonDocument.Parse(_bytes.AsMemory(0, _length), Strict);
        return _document.RootElement;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > Longest)
            IsTooLarge = true;
        if (IsTooLarge)
            return;
        if (_length + bytes.Length > _bytes.Length)
        {
            var larger = new byte[Math.Max(4096, Math.Max(_bytes.Length * 2, _length + bytes.Length))];
            _bytes.AsSpan(0, _length).CopyTo(larger);
            _bytes.AsSpan(0, _length).Clear();
            _bytes = larger;
        }
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }
}
