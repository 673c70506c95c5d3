using Delightful.Cli.Dashboard.Pages;
using Delightful.Cli.Dashboard.Reading;
using Delightful.Cli.Errors;
using Delightful.Core.Deployments;
using Delightful.Core.Figures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Cli.Dashboard.Serving;

/// <summary>The pages, by address.</summary>
static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder routes, Desk desk)
    {
        routes.Get("/", http => OverviewAsync(http, desk));
        routes.Get("/slots/{service}/{environment}", http => SlotAsync(http, desk));
        routes.Get("/deployments/{service}/{environment}/{id}", http => DeploymentAsync(http, desk));
        routes.Get("/history", http => HistoryAsync(http, desk));
        routes.Get("/figures", http => FiguresAsync(http, desk));
        routes.Get("/search", http => SearchAsync(http, desk));
        routes.Get("/messages", http => MessagesAsync(http, desk));
        routes.Get("/files/{name}", PageFiles.AnswerAsync);
    }

    /// <summary>Answers GET and HEAD at an address.</summary>
    public static void Get(this IEndpointRouteBuilder routes, string path, RequestDelegate answer) => routes.MapMethods(path, ["GET", "HEAD"], answer);

    static async Task OverviewAsync(HttpContext http, Desk desk)
    {
        var reading = await desk.Board.NowAsync(http.RequestAborted);
        Dictionary<string, IReadOnlyList<Deployment>> recent = [];
        foreach (var slot in reading.Known.Slots)
            recent[slot.Key] = await desk.Registry.RecentAsync(slot, http.RequestAborted);
        await desk.ShowAsync(http, OverviewPage.Of(reading.Known, recent, desk.Now), desk.Board, reading);
    }

    static async Task SlotAsync(HttpContext http, Desk desk)
    {
        var reading = await desk.Board.NowAsync(http.RequestAborted);
        var slot = Desk.SlotOf(http, reading.Known);
        var recent = await desk.Registry.RecentAsync(slot, http.RequestAborted);
        var figures = await desk.Registry.FiguresAsync(slot, 30, desk.Now, http.RequestAborted);
        await desk.ShowAsync(http, SlotPage.Of(slot, recent, figures, desk.Now), desk.Board, reading);
    }

    static async Task DeploymentAsync(HttpContext http, Desk desk)
    {
        var reading = await desk.Board.NowAsync(http.RequestAborted);
        var slot = Desk.SlotOf(http, reading.Known);
        var id = Desk.Value(http, "id");
        var deployment = await desk.Registry.FindAsync(slot, id, http.RequestAborted) ?? throw CliErrors.NothingFound(id);
        var events = EventReader.Steps(deployment, await desk.Registry.RecordsAsync(deployment, http.RequestAborted));
        await desk.ShowAsync(http, DeploymentPage.Of(deployment, slot, events, desk.Now), desk.Board, reading);
    }

    static async Task HistoryAsync(HttpContext http, Desk desk)
    {
        var reading = await desk.Board.NowAsync(http.RequestAborted);
        var query = http.Request.Query;
        var choice = new HistoryChoice(Given(query["service"]), Given(query["environment"]), HistoryPage.OutcomeOf(Given(query["outcome"])));
        List<Deployment> found = [];
        foreach (var slot in reading.Known.Slots.Where(slot => choice.Has(Parts.KeyOf(slot))))
            found.AddRange((await desk.Registry.RecentAsync(slot, http.RequestAborted)).Where(choice.Has));
        await desk.ShowAsync(
            http,
            HistoryPage.Of([.. found.OrderByDescending(deployment => deployment.AcceptedAt).Take(HistoryPage.Most)], [.. reading.Known.Slots.Select(Parts.KeyOf)], choice, desk.Now),
            desk.Board, reading);
    }

    static async Task FiguresAsync(HttpContext http, Desk desk)
    {
        var reading = await desk.Board.NowAsync(http.RequestAborted);
        var days = int.TryParse(http.Request.Query["days"], out var given) && FiguresPage.Spans.Contains(given) ? given : 30;
        List<TeamFigures> all = [];
        foreach (var slot in reading.Known.Slots)
            all.Add(await desk.Registry.FiguresAsync(slot, days, desk.Now, http.RequestAborted));
        await desk.ShowAsync(http, FiguresPage.Of(all, days), desk.Board, reading);
    }

    static async Task SearchAsync(HttpContext http, Desk desk)
    {
        var reading = await desk.Board.NowAsync(http.RequestAborted);
        if (Given(http.Request.Query["q"]) is not { Length: <= 200 } text)
        {
            await desk.ShowAsync(http, SearchPage.Empty, desk.Board, reading);
            return;
        }
        var found = await desk.Registry.SearchAsync(text.Trim(), http.RequestAborted);
        if (found is [var one])
            http.Response.Redirect(Paths.Of(one));
        else
            await desk.ShowAsync(http, SearchPage.Of(text, found, desk.Now), desk.Board, reading, search: text);
    }

    static async Task MessagesAsync(HttpContext http, Desk desk)
    {
        if (desk.Messages is not { } messages)
            throw new NoSuchPageException();
        var reading = await messages.NowAsync(http.RequestAborted);
        await desk.ShowAsync(http, MessagesPage.Of(reading.Known, desk.Now), messages, reading);
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
