using Spectre.Console;

namespace Delightful.Cli.Views;

/// <summary>A service of the catalogue as a person reads it.</summary>
static class CataloguePage
{
    public static void Show(CatalogueView view, IAnsiConsole console)
    {
        console.Write(Look.Plain($"{view.Service} comes from {view.RepositoryUrl}.{Environment.NewLine}"));
        var table = Look.Table("ENVIRONMENT", "RELEASES", "ASKS", "HOLDS", "PAGES");
        foreach (var environment in view.Environments)
            table.AddRow(
                Look.Plain(environment.Production ? $"{environment.Name} (production)" : environment.Name), Look.Plain(environment.Releases),
                Look.Plain(environment.Asks), Look.Plain(environment.Holds), Look.Plain(environment.Pages ? "yes" : "no"));
        console.Write(table);
    }
}
