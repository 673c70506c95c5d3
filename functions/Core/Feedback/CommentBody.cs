using System.Text;

namespace Delightful.Core.Feedback;

/// <summary>A text that never grows beyond its bound: what does not fit is not added, whole.</summary>
internal sealed class CommentBody(int most)
{
    private readonly StringBuilder _text = new();

    public int Left => most - _text.Length;

    /// <summary>Adds a paragraph when it fits.</summary>
    public bool TryAdd(string paragraph)
    {
        if (paragraph.Length + 2 > Left)
            return false;
        _text.Append(paragraph).Append("\n\n");
        return true;
    }

    /// <summary>Adds a headline and as many of the bullets as fit, and says how many did not.</summary>
    public void TryAddList(string headline, IReadOnlyList<string> bullets, int most)
    {
        const int room = 64;
        var list = new StringBuilder(headline).Append('\n');
        var added = bullets.Take(most).TakeWhile(b => list.Length + b.Length + room < Left).Count(b => list.Append("\n- ").Append(b) is not null);
        if (added < bullets.Count)
            list.Append("\n- … and ").Append(bullets.Count - added).Append(" more");
        if (added > 0)
            TryAdd(list.ToString());
    }

    public override string ToString() => _text.ToString();
}
