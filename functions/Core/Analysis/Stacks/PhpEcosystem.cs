using System.Collections.Immutable;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Images;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>PHP with Composer.</summary>
internal sealed class PhpEcosystem : Ecosystem
{
    public override string Name => "php";

    public override ImmutableArray<Framework> Frameworks { get; } =
    [
        new("laravel", "laravel/framework"), new("lumen", "laravel/lumen-framework"), new("symfony", "symfony/framework-bundle"), new("slim", "slim/slim"),
        new("cakephp", "cakephp/cakephp"), new("yii", "yiisoft/yii2"), new("codeigniter", "codeigniter4/framework"),
    ];

    public override bool IsManifest(SourceFile file) => file.Name == "composer.json";

    public override IEnumerable<Dependency> Read(SourceFile manifest, SourceTree tree) =>
        Section(manifest, "require", false).Concat(Section(manifest, "require-dev", true));

    public override bool Starts(SourceFile manifest, SourceTree tree) => manifest.Data["type"].Text != "library" && FrameworkOf(Read(manifest, tree)) is not null;

    public override IEnumerable<string> Names(SourceFile manifest) => manifest.Data["name"].Text is { } name ? [name[(name.LastIndexOf('/') + 1)..]] : [];

    public override void Look(ServiceView view, Findings to)
    {
        var manifest = view.Tree.Named("composer.json").First();
        to.Add(FactNames.Language, "php", view.Stack!.Confidence, manifest.At(1), "its packages are of PHP");
        if (manifest.Data["require"]["php"] is { Text: { } asked } node && VersionIn(asked) is { } version)
            to.Add(FactNames.LanguageVersion, version, asked.Contains('>') ? 0.6 : 0.75, manifest.At(node.Line), "the project asks for this version of PHP");
        foreach (var seen in view.Of(PhpRules.LaravelHealth))
            to.Add(HealthPaths.FactFor(seen.Value) ?? FactNames.HealthPath, seen.Value, Confidence.Certain, seen.Source, "Laravel answers this page itself");
        foreach (var seen in view.Of(PhpRules.Route))
        {
            var path = HealthPaths.Join(seen.Name == "api.php" && view.Stack.Framework?.Name == "laravel" ? "api" : "", seen.Value);
            to.Add(HealthPaths.FactFor(path) ?? FactNames.HealthPath, path, seen.Extra.Length > 0 && seen.Extra != "Route" ? 0.72 : HealthPaths.Weight(path), seen.Source, "the code answers a page of this name");
        }
        Server(view, to);
    }

    private static void Server(ServiceView view, Findings to)
    {
        if (view.Image is { } image && (BaseImage.Name(image.Base.Image), BaseImage.TagOf(image.Base.Image)) is var (name, tag))
        {
            if (name == "php" && tag.Contains("apache", StringComparison.Ordinal))
                to.AddDefault(FactNames.Port, "80", Confidence.Likely, image.At(image.Base.Line), "Apache in the base image listens on this port");
            else if (name == "frankenphp")
                to.AddDefault(FactNames.Port, "80", 0.6, image.At(image.Base.Line), "FrankenPHP listens on this port unless told otherwise");
        }
        if (view.Stack!.Framework is { Name: "laravel" } && view.Image is null)
            to.Add(FactNames.Command, "php artisan serve --host=0.0.0.0 --port=$PORT", Confidence.Guess, view.Stack.FrameworkPackage!.Source, "Laravel can be started so; a web server in front is better");
    }

    private static IEnumerable<Dependency> Section(SourceFile manifest, string name, bool apart) =>
        manifest.Data[name].Entries.Where(e => e.Key != "php").Select(e => new Dependency(e.Key, VersionIn(e.Node.Text), manifest.At(e.Node.Line), apart));
}
