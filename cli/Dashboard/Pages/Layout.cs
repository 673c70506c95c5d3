using System.Globalization;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>Head and foot of every page.</summary>
static class Layout
{
    public static Html Of(Page page, Surroundings around, string? search = null) => Html.Of(
        $"""
        <!doctype html>
        <html lang="en" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{page.Title} · Delightful</title>
        <link rel="icon" href="/files/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/files/app.css">
        <script type="module" src="/files/app.js"></script>
        </head>
        <body data-now="{around.Now.ToString("O", CultureInfo.InvariantCulture)}" data-live="{page.Live}" data-number="{around.Number}" data-busy="{(around.IsBusy ? "yes" : "no")}">
        <a class="skip" href="#main">To the content</a>
        <header class="top">
        <a class="brand" href="/"><svg class="logo" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M3 10.5l4.5 4.5L17 5"/></svg>Delightful</a>
        <nav aria-label="Pages"><ul>{Link("Overview", "/", page)}{Link("History", "/history", page)}{Link("Figures", "/figures", page)}{(around.HasMessages ? Link("Messages", "/messages", page) : Html.Empty)}</ul></nav>
        <form class="search" action="/search" role="search"><label class="unseen" for="q">Search</label><input id="q" name="q" type="search" maxlength="200" autocomplete="off" spellcheck="false" placeholder="tag, commit, digest or id" value="{search}"><button>Search</button></form>
        <button id="live" class="live-switch" type="button" hidden aria-pressed="true"><span class="dot" aria-hidden="true"></span><span id="live-word">live</span></button>
        </header>
        <main id="main" tabindex="-1">
        {Trouble(around)}
        {page.Heading}
        <p id="news" class="news" role="status">{page.News}</p>
        {page.Body}
        </main>
        <footer class="foot"><p>{around.Where}. {Age(around)} Times are UTC{around.Now.ToString("zzz", CultureInfo.InvariantCulture)}.</p></footer>
        </body>
        </html>

        """);

    static Html Link(string name, string path, Page page) => Html.Of(
        $"""<li><a href="{path}"{(page.Section == name ? Html.Of($" aria-current=\"page\"") : Html.Empty)}>{name}</a></li>""");

    static Html Age(Surroundings around) => around.ReadAt is { } at ? Html.Of($"""Read <span id="age">{Times.Ago(at, around.Now)}</span>.""") : Html.Empty;

    static Html Trouble(Surroundings around) => around.Problem is not { } problem ? Html.Empty : Html.Of(
        $"""
        <div id="trouble" class="trouble" role="alert">{Icon.Of("stalled")}<p><strong>{(around.ReadAt is { } at ? Html.Of($"This is what was known {Times.Ago(at, around.Now)}, at {Times.Clock(at, around.Now)}.") : Html.Of($"Nothing is known yet."))}</strong>
        {problem.Message} <span class="quiet">{problem.Code}: {problem.Remedy}</span></p></div>
        """);
}
