using System.Globalization;
using System.Text;

namespace Delightful.Core.Analysis.Data;

/// <summary>The words of a TOML file, one after the other.</summary>
internal sealed class TomlReader(string text)
{
    private int _at;
    private int _nodes;

    public int Line { get; private set; } = 1;

    private char Now => _at < text.Length ? text[_at] : '\0';

    /// <summary>Goes to the next statement; false at the end.</summary>
    public bool NextStatement()
    {
        SkipAll();
        return _at < text.Length;
    }

    public bool TryTake(string word)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
            return false;
        _at += word.Length;
        return true;
    }

    public void Expect(string word)
    {
        SkipBlanks();
        if (!TryTake(word))
            throw Refused($"'{word}' is missing");
        SkipBlanks();
    }

    public void EndOfStatement()
    {
        SkipBlanks();
        if (Now is '#')
            SkipComment();
        if (_at < text.Length && Now is not ('\n' or '\r'))
            throw Refused("the line goes on where it must end");
    }

    /// <summary>A key with its dots.</summary>
    public string[] Key()
    {
        var parts = new List<string>();
        do
        {
            SkipBlanks();
            parts.Add(Now is '"' or '\'' ? Quoted() : Bare());
            SkipBlanks();
        }
        while (TryTake("."));
        return [.. parts];
    }

    public DataNode Value(int depth)
    {
        if (depth > DataLimits.Depth || ++_nodes > DataLimits.Nodes)
            throw Refused("it nests deeper, or holds more, than settings do");
        var line = Line;
        if (Now is '"' or '\'')
            return new DataNode(line, Quoted());
        if (TryTake("["))
            return new DataNode(line, items: List(depth));
        if (TryTake("{"))
            return InlineTable(line, depth);
        var start = _at;
        while (Now is not ('\0' or '\n' or '\r' or ',' or ']' or '}' or '#'))
            _at++;
        var word = text[start.._at].Trim();
        return word.Length > 0 ? new DataNode(line, word) : throw Refused("a value is missing");
    }

    private List<DataNode> List(int depth)
    {
        var items = new List<DataNode>();
        for (SkipAll(); !TryTake("]"); SkipAll())
        {
            items.Add(Value(depth + 1));
            SkipAll();
            if (!TryTake(",") && Now is not ']')
                throw Refused("a list is not closed");
        }
        return items;
    }

    private DataNode InlineTable(int line, int depth)
    {
        var table = new TomlTable(line);
        for (SkipAll(); !TryTake("}"); SkipAll())
        {
            var path = Key();
            Expect("=");
            table.Below(path[..^1], line).Set(path[^1], Value(depth + 1));
            SkipAll();
            if (!TryTake(",") && Now is not '}')
                throw Refused("an inline table is not closed");
        }
        return table.ToNode(depth);
    }

    private string Bare()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Now) || Now is '_' or '-')
            _at++;
        return _at > start ? text[start.._at] : throw Refused("a key is missing");
    }

    private string Quoted()
    {
        var quote = Now;
        var three = new string(quote, 3);
        if (TryTake(three))
            return Long(three, escapes: quote == '"');
        _at++;
        var value = new StringBuilder();
        while (Now != quote)
        {
            if (Now is '\0' or '\n')
                throw Refused("a text is not closed");
            value.Append(quote == '"' && Now == '\\' ? Escaped() : text[_at++]);
        }
        _at++;
        return value.ToString();
    }

    private string Long(string end, bool escapes)
    {
        var value = new StringBuilder();
        while (!TryTake(end))
        {
            if (_at >= text.Length)
                throw Refused("a text is not closed");
            if (Now == '\n')
                Line++;
            value.Append(escapes && Now == '\\' ? Escaped() : text[_at++]);
        }
        return value.ToString().TrimStart('\r', '\n');
    }

    private char Escaped()
    {
        _at++;
        var sign = Now;
        if (sign == '\n')
            Line++;
        _at++;
        var digits = sign switch { 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0 && _at + digits <= text.Length && int.TryParse(text.AsSpan(_at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
        {
            _at += digits;
            return code <= char.MaxValue ? (char)code : '?';
        }
        return sign switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'e' => '\u001b', _ => sign };
    }

    private void SkipAll()
    {
        for (; _at < text.Length; _at++)
            if (Now == '#')
            {
                SkipComment();
                _at--;
            }
            else if (Now == '\n')
                Line++;
            else if (Now is not (' ' or '\t' or '\r'))
                return;
    }

    private void SkipBlanks()
    {
        while (Now is ' ' or '\t')
            _at++;
    }

    private void SkipComment()
    {
        while (_at < text.Length && Now != '\n')
            _at++;
    }

    private DataRefusedException Refused(string why) => new($"it is not TOML: {why}", Line);
}
