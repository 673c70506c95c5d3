using Delightful.Cli.Dashboard.Pages;
using Delightful.Core.Feedback;
using Delightful.Core.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Delightful.Cli.Dashboard.Messages;

/// <summary>A comment as GitHub shows it: its Markdown, with of raw HTML only what <see cref="AllowedHtml"/> lets through.</summary>
static class GitHubMarkdown
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .UseTaskLists()
        .Build();

    public static Html Render(string markdown)
    {
        var document = Markdown.Parse(Secrets.Mask(CleanText.Lines(markdown)), Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && SafeUrl.Of(link.Url) is null).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        foreach (var column in document.Descendants<Table>().SelectMany(table => table.ColumnDefinitions))
            column.Alignment = null;

        var allowed = new AllowedHtml();
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlBlockRenderer>(new Blocks(allowed));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlInlineRenderer>(new Inlines(allowed));
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new CodeLines());
        renderer.Render(document);
        renderer.Writer.Write(allowed.End());
        return new(text.ToString());
    }

    /// <summary>No picture is fetched from anywhere, and only addresses of the web lead on.</summary>
    static void Tame(LinkInline link)
    {
        link.IsImage = false;
        link.Title = null;
        link.Url = SafeUrl.Of(link.Url) ?? "#";
        var attributes = link.GetAttributes();
        attributes.AddProperty("rel", "noopener noreferrer nofollow");
        attributes.AddProperty("target", "_blank");
    }

    sealed class Blocks(AllowedHtml allowed) : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock block) => renderer.EnsureLine().Write(allowed.Filter(block.Lines.ToString())).EnsureLine();
    }

    sealed class Inlines(AllowedHtml allowed) : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline inline) => renderer.Write(allowed.Filter(inline.Tag));
    }

    /// <summary>A block of code; lines of a diff are marked as added or removed.</summary>
    sealed class CodeLines : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var isDiff = (block as FencedCodeBlock)?.Info == "diff";
            renderer.EnsureLine().Write("<pre tabindex=\"0\"><code>");
            foreach (var line in block.Lines.ToString().Split('\n'))
            {
                var kind = (isDiff, line) switch
                {
                    (true, ['+', ..]) => "added",
                    (true, ['-', ..]) => "removed",
                    (true, ['!', ..]) => "changed",
                    _ => null,
                };
                renderer.Write(kind is null ? "<span>" : $"<span class=\"{kind}\">").WriteEscape(line).Write("</span>\n");
            }
            renderer.Write("</code></pre>").EnsureLine();
        }
    }
}
