using Delightful.Cli.Dashboard.Answers;
using Delightful.Cli.Dashboard.Metrics;
using Delightful.Cli.Dashboard.Reading;
using Delightful.Cli.Errors;
using Delightful.Cli.Views;
using Delightful.Core.Deployments;
using Delightful.Core.Figures;
using Delightful.Core.Forecasts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Cli.Dashboard.Serving;

/// <summary>The same for programs: JSON, the stream of changes, and metrics.</summary>
static class ApiRoutes
{
    public static void MapApi(this IEndpointRouteBuilder routes, Desk desk, LiveStream live, bool withMetrics)
    {
        routes.Get("/api/slots", http => SlotsAsync(http, desk));
        routes.Get("/api/slots/{service}/{environment}/deployments", http => HistoryAsync(http, desk));
        routes.Get("/api/deployments/{service}/{environment}/{id}", http => DeploymentAsync(http, desk));
        routes.Get("/api/figures", http => FiguresAsync(http, desk));
        routes.Get("/api/search", http => SearchAsync(http, desk));
        routes.Get("/live", http => live.AnswerAsync(http, desk.Board));
        if (desk.Messages is { } messages)
            routes.Get("/live/messages", http => live.AnswerAsync(http, messages));
        if (withMetrics)
            routes.Get("/metrics", http => MetricsAsync(http, desk));
    }

    static async Task SlotsAsync(HttpContext http, Desk desk)
    {
        var reading = await desk.Board.NowAsync(http.RequestAborted);
        var answer = new SlotsAnswer([.. reading.Known.Slots.Select(slot => SlotAnswer.Of(slot, desk.Now))], ProblemAnswer.Of(reading.Problem));
        await Answer.JsonAsync(http, answer, ReadableJson.Of.SlotsAnswer);
    }

    static async Task HistoryAsync(HttpContext http, Desk desk)
    {
        var slot = Desk.SlotOf(http, (await desk.Board.NowAsync(http.RequestAborted)).Known);
        await DeploymentsAsync(http, desk, await desk.Registry.RecentAsync(slot, http.RequestAborted));
    }

    static async Task DeploymentAsync(HttpContext http, Desk desk)
    {
        var slot = Desk.SlotOf(http, (await desk.Board.NowAsync(http.RequestAborted)).Known);
        var id = Desk.Value(http, "id");
        var deployment = await desk.Registry.FindAsync(slot, id, http.RequestAborted) ?? throw CliErrors.NothingFound(id);
        var events = EventReader.Steps(deployment, await desk.Registry.RecordsAsync(deployment, http.RequestAborted));
        var answer = new DeploymentAnswer(DetailView.Of(deployment, slot, desk.Now), ForecastView.Of(Forecast.Of(slot, deployment, desk.Now)), events);
        await Answer.JsonAsync(http, answer, ReadableJson.Of.DeploymentAnswer);
    }

    static async Task FiguresAsync(HttpContext http, Desk desk) => await Answer.JsonAsync(
        http,
        new FiguresAnswer([.. (await FiguresAsync(desk, (await desk.Board.NowAsync(http.RequestAborted)).Known, http.RequestAborted)).Select(FiguresView.Of)]),
        ReadableJson.Of.FiguresAnswer);

    static async Task SearchAsync(HttpContext http, Desk desk) =>
        await DeploymentsAsync(http, desk, await desk.Registry.SearchAsync(http.Request.Query["q"].ToString().Trim(), http.RequestAborted));

    static async Task MetricsAsync(HttpContext http, Desk desk)
    {
        var reading = await desk.Board.NowAsync(http.RequestAborted);
        var figures = reading.Value is { } board ? await FiguresAsync(desk, board, http.RequestAborted) : [];
        await Answer.WriteAsync(http, System.Text.Encoding.UTF8.GetBytes(RegistryMetrics.Write(reading, figures)), MetricsWriter.ContentType);
    }

    static Task DeploymentsAsync(HttpContext http, Desk desk, IReadOnlyList<Deployment> deployments)
    {
        var now = desk.Now;
        return Answer.JsonAsync(http, new DeploymentsAnswer([.. deployments.Select(deployment => DeploymentView.Of(deployment, now))]), ReadableJson.Of.DeploymentsAnswer);
    }

    static async Task<List<TeamFigures>> FiguresAsync(Desk desk, Board board, CancellationToken ct)
    {
        List<TeamFigures> all = [];
        foreach (var slot in board.Slots)
            all.Add(await desk.Registry.FiguresAsync(slot, RegistryMetrics.Days, desk.Now, ct));
        return all;
    }
}
