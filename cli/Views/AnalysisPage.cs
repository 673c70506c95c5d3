using System.Globalization;
using Delightful.Core.Text;
using Spectre.Console;

namespace Delightful.Cli.Views;

/// <summary>An analysis as a person reads it: for each service its facts, what they set, and what is proposed.</summary>
static class AnalysisPage
{
    public static void Show(AnalysisView view, IAnsiConsole console)
    {
        foreach (var service in view.Services)
        {
            console.Write(new Text(service.Folder.Length == 0 ? view.Source : service.Folder, Style.Plain.Decoration(Decoration.Bold)));
            console.WriteLine();
            Facts(service, console);
            foreach (var error in service.Errors)
                console.Write(new Text($"error {error}{Environment.NewLine}", new Style(Color.Red)));
            Proposals(service, console);
            console.WriteLine();
        }
        console.Write(Look.Plain(string.Create(CultureInfo.InvariantCulture, $"{view.Services.Length} {(view.Services.Length == 1 ? "service" : "services")}, environment {view.Environment}, {view.Milliseconds:0} ms.{Environment.NewLine}")));
    }

    static void Facts(ServiceAnalysisView service, IAnsiConsole console)
    {
        if (service.Facts.IsEmpty)
        {
            console.Write(Look.Plain(service.Errors.IsEmpty ? $"Nothing is known of it.{Environment.NewLine}" : ""));
            return;
        }
        var table = Look.Table("FACT", "VALUE", "SURE", "SETS", "SEEN", "BECAUSE");
        foreach (var fact in service.Facts)
            table.AddRow(
                Look.Plain(fact.Name), Look.Plain(Clean(fact.Value)), new Text(fact.Confidence.ToString("0.00", CultureInfo.InvariantCulture), Sure(fact.Confidence)),
                Look.Plain(fact.Variable ?? ""), Look.Plain(Clean(fact.Source ?? "")), Look.Plain(Clean(fact.Because)));
        console.Write(table);
    }

    static void Proposals(ServiceAnalysisView service, IAnsiConsole console)
    {
        foreach (var proposal in service.Recommendations)
        {
            console.Write(new Text($"- {proposal.Title}", Style.Plain.Decoration(Decoration.Bold)));
            console.Write(Look.Plain($"{(proposal.Evidence is null ? "" : $" ({proposal.Evidence})")}: {proposal.Reason}{Environment.NewLine}"));
        }
    }

    static Style Sure(double confidence) => new(confidence >= 0.7 ? Color.Green : Color.Yellow);

    static string Clean(string text) => Shorten.To(CleanText.Line(text), 80);
}
