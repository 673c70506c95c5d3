using System.Text;

namespace Delightful.Core.Feedback;

/// <summary>A text that never grows beyond its bound: what does not fit is not added, whole.</summary>
internal sealed class CommentBody(int most)
{
    private const string Gap = "\n\n";
    private readonly StringBuilder _text = new();
    private int _reserved;

    public int Left => most - _reserved - _text.Length;

    /// <summary>Adds a paragraph when it fits.</summary>
    public bool TryAdd(string paragraph)
    {
        if (paragraph.Length + Gap.Length > Left)
            return false;
        _text.Append(paragraph).Append(Gap);
        return true;
    }

    /// <summary>Adds a headline and as many of the bullets as fit, and says how many did not.</summary>
    public void TryAddList(string headline, IReadOnlyList<string> bullets, int most, string closing = "")
    {
        const int room = 64;
        var list = new StringBuilder(headline).Append('\n');
        var added = bullets.Take(most).TakeWhile(b => list.Length + b.Length + closing.Length + room < Left).Count(b => list.Append("\n- ").Append(b) is not null);
        if (added < bullets.Count)
            list.Append("\n- … and ").Append(bullets.Count - added).Append(" more");
        if (added > 0)
            TryAdd(list.Append(closing).ToString());
    }

    /// <summary>Keeps room for a paragraph that has to stand further down.</summary>
    public string Reserve(string paragraph)
    {
        _reserved += paragraph.Length + Gap.Length;
        return paragraph;
    }

    /// <summary>Adds a paragraph that room was kept for.</summary>
    public void AddReserved(string paragraph)
    {
        _reserved -= paragraph.Length + Gap.Length;
        if (paragraph.Length > 0)
            _text.Append(paragraph).Append(Gap);
    }

    /// <summary>The text, which ends in one line break.</summary>
    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";
}
