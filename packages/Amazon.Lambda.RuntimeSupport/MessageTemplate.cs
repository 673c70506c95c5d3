using System.Globalization;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A message with its holes filled, and what filled them.</summary>
internal sealed record FilledMessage(string Text, IReadOnlyList<KeyValuePair<string, object>> Values);

/// <summary>Fills templates such as "Released {tag} to {environment}": holes take the arguments in order.</summary>
internal static class MessageTemplate
{
    public static FilledMessage Fill(string template, object[] args)
    {
        if (template is null || args is not { Length: > 0 })
            return new FilledMessage(template ?? string.Empty, []);

        var text = new StringBuilder();
        var values = new List<KeyValuePair<string, object>>();
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] is '{' or '}' && at + 1 < template.Length && template[at + 1] == template[at])
            {
                text.Append(template[at++]);
                continue;
            }

            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (end < 0)
            {
                text.Append(template[at]);
                continue;
            }

            var hole = template[(at + 1)..end];
            var colon = hole.IndexOf(':');
            var format = colon >= 0 ? hole[(colon + 1)..] : null;
            var name = (colon >= 0 ? hole[..colon] : hole).TrimStart('@', '$');
            if (Argument(name, values.Count, args) is not { } argument)
            {
                text.Append(template, at, end - at + 1);
            }
            else
            {
                text.Append(Shown(argument.Value, format));
                values.Add(new KeyValuePair<string, object>(name, argument.Value));
            }

            at = end;
        }

        return new FilledMessage(text.ToString(), values);
    }

    private static Found? Argument(string name, int next, object[] args)
    {
        var index = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : next;
        return index < args.Length ? new Found(args[index]) : null;
    }

    private static string Shown(object value, string format) => value switch
    {
        null => "null",
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private readonly record struct Found(object Value);
}
