using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Delightful.Core.Text;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>
/// Markup. It is made by <see cref="Of"/> from an interpolated string whose literal parts are markup and whose values are
/// text: a value comes in escaped, with secrets hidden and without what a reader cannot see, unless it is markup itself.
/// Attributes stand in double quotes.
/// </summary>
readonly record struct Html(string? Text)
{
    public static Html Empty { get; } = new("");

    public static Html Of(HtmlBuilder built) => new(built.ToString());

    /// <summary>Text from outside: its direction of writing stays within it.</summary>
    public static Html Outside(string? text) => Of($"<bdi>{text}</bdi>");

    /// <summary>Text with its spaces and lines as they are.</summary>
    public static Html Lines(string? text) => new(HtmlBuilder.Encode(CleanText.Lines(text)).Replace("&#xA;", "<br>", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal));

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> one) => new(string.Concat(items.Select(item => one(item).Text)));

    public override string ToString() => Text ?? "";
}

/// <summary>Collects an interpolated string as markup; see <see cref="Html"/>.</summary>
[InterpolatedStringHandler]
readonly struct HtmlBuilder(int literalLength, int formattedCount)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder text = new(literalLength + (formattedCount * 24));

    public void AppendLiteral(string markup) => text.Append(markup);

    public void AppendFormatted(Html markup) => text.Append(markup.Text);

    public void AppendFormatted(string? value) => text.Append(Encode(CleanText.Line(value)));

    public void AppendFormatted(int value) => text.Append(value);

    public void AppendFormatted(long value) => text.Append(value);

    public void AppendFormatted(double value) => text.Append(value.ToString("0.##", CultureInfo.InvariantCulture));

    public override string ToString() => text.ToString();

    public static string Encode(string clean) => Encoder.Encode(Secrets.Mask(clean));
}
