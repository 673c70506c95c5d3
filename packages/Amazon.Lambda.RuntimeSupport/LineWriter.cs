using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Stands in for a console stream: each finished line becomes a log entry.</summary>
internal sealed class LineWriter(FunctionLog log, LogLevel level) : TextWriter
{
    private readonly StringBuilder _line = new();
    private readonly Lock _gate = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_gate)
        {
            if (value == '\n')
                Emit();
            else if (value != '\r')
                _line.Append(value);
        }
    }

    public override void Write(string value)
    {
        foreach (var character in value ?? string.Empty)
            Write(character);
    }

    /// <summary>One call is one entry, even of several lines, so that a stack trace stays whole.</summary>
    public override void WriteLine(string value)
    {
        lock (_gate)
        {
            _line.Append(value);
            Emit();
        }
    }

    public override void Flush()
    {
        lock (_gate)
        {
            if (_line.Length > 0)
                Emit();
        }
    }

    private void Emit()
    {
        var line = _line.ToString();
        _line.Clear();
        log.Write(level, null, line);
    }
}
