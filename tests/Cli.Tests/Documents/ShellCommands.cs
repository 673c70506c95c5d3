using System.Text;

namespace Delightful.Cli.Tests.Documents;

/// <summary>
/// The commands of a script as far as documents need them: quotes, comments, continued lines, and what stands between two commands.
/// Variables stay as they are written, and so does what stands in double quotes.
/// </summary>
sealed class ShellCommands
{
    readonly List<IReadOnlyList<string>> commands = [];
    readonly StringBuilder word = new();
    List<string> words = [];
    bool inWord;

    /// <summary>Each command by its words, without assignments before it.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(string script)
    {
        var reader = new ShellCommands();
        reader.Read(script);
        return reader.commands;
    }

    void Read(string script)
    {
        var quote = '\0';
        for (var at = 0; at < script.Length; at++)
        {
            var c = script[at];
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    word.Append(c);
                continue;
            }
            switch (c)
            {
                case '\'' or '"':
                    (quote, inWord) = (c, true);
                    break;
                case '\\' when at + 1 < script.Length && script[at + 1] == '\n':
                    at++;
                    EndWord();
                    break;
                case '#' when !inWord:
                    at = script.IndexOf('\n', at) is >= 0 and var end ? end - 1 : script.Length;
                    break;
                case ' ' or '\t':
                    EndWord();
                    break;
                case '\n' or ';' or '|' or '&' or '(' or ')':
                    EndCommand();
                    break;
                default:
                    word.Append(c);
                    inWord = true;
                    break;
            }
        }
        EndCommand();
    }

    void EndWord()
    {
        if (inWord && (words.Count > 0 || !IsAssignment()))
            words.Add(word.ToString());
        word.Clear();
        inWord = false;
    }

    void EndCommand()
    {
        EndWord();
        if (words.Count > 0)
            commands.Add(words);
        words = [];
    }

    bool IsAssignment() => word.ToString().Split('=') is [{ Length: > 0 } name, _, ..] && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
