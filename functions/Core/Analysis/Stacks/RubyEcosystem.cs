using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Detectors;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Stacks;

/// <summary>Ruby with a Gemfile.</summary>
internal sealed partial class RubyEcosystem : Ecosystem
{
    public override string Name => "ruby";

    public override ImmutableArray<Framework> Frameworks { get; } = [new("rails", "rails"), new("hanami", "hanami"), new("sinatra", "sinatra"), new("roda", "roda"), new("grape", "grape")];

    public override bool IsManifest(SourceFile file) => file.Name == "Gemfile";

    public override IEnumerable<Dependency> Read(SourceFile manifest, SourceTree tree)
    {
        var locked = tree.Files.FirstOrDefault(f => f.Name == "Gemfile.lock" && f.Folder == manifest.Folder);
        var apart = false;
        foreach (var (number, line) in manifest.CodeLines("#"))
        {
            if (Group().IsMatch(line))
                apart = !line.Contains("production", StringComparison.Ordinal);
            else if (line.StartsWith("end", StringComparison.Ordinal))
                apart = false;
            if (Gem().Match(line) is { Success: true } gem)
                yield return new Dependency(
                    gem.Groups["name"].Value, Locked(locked, gem.Groups["name"].Value) ?? VersionIn(gem.Groups["version"].Value), manifest.At(number),
                    apart || ((line.Contains("group:", StringComparison.Ordinal) || line.Contains(":group =>", StringComparison.Ordinal) || line.Contains("groups:", StringComparison.Ordinal)) && !line.Contains("production", StringComparison.Ordinal)));
        }
    }

    public override bool Starts(SourceFile manifest, SourceTree tree) => FrameworkOf(Read(manifest, tree)) is not null;

    public override void Look(ServiceView view, Findings to)
    {
        var gemfile = view.Tree.Named("Gemfile").First();
        to.Add(FactNames.Language, "ruby", view.Stack!.Confidence, gemfile.At(1), "its packages are of Ruby");
        foreach (var (number, line) in gemfile.CodeLines("#"))
            if (line.StartsWith("ruby ", StringComparison.Ordinal) && VersionIn(line) is { } asked && !line.Contains("file:", StringComparison.Ordinal))
                to.Add(FactNames.LanguageVersion, asked, line.Contains('>') ? 0.6 : 0.9, gemfile.At(number), "the Gemfile asks for this version of Ruby");
        foreach (var file in view.Tree.Named(".ruby-version"))
            if (VersionIn(file.Lines[0]) is { } pinned)
                to.Add(FactNames.LanguageVersion, pinned, 0.9, file.At(1), "the source pins this version of Ruby");
        foreach (var seen in view.Of(RubyRules.PumaPort).Where(s => s.Name == "puma.rb"))
            to.Add(FactNames.Port, seen.Value, seen.Extra.Length > 0 ? Confidence.Likely : Confidence.High, seen.Source, "Puma listens on this port");
        foreach (var seen in view.Of(RubyRules.SinatraPort))
            to.Add(FactNames.Port, seen.Value, Confidence.High, seen.Source, "Sinatra listens on this port");
        Framework(view, to);
    }

    private static void Framework(ServiceView view, Findings to)
    {
        var rails = view.Stack!.Framework?.Name == "rails";
        foreach (var seen in view.Of(RubyRules.Route))
            if (!rails || seen.Name == "routes.rb")
                to.Add(HealthPaths.FactFor("/" + seen.Value.Trim('/'))!, "/" + seen.Value.Trim('/'), seen.Extra.Contains("rails/health", StringComparison.Ordinal) ? Confidence.Certain : HealthPaths.Weight(seen.Value), seen.Source, "the routes have a page of this name");
        if (view.Stack.FrameworkPackage is not { } package)
            return;
        if (rails)
        {
            to.AddDefault(FactNames.Port, "3000", 0.72, package.Source, "Rails listens on this port unless told otherwise");
            to.Add(FactNames.Command, "bin/rails server -b 0.0.0.0", 0.65, package.Source, "Rails is started so");
        }
        else if (view.Of(PathRules.Starter).FirstOrDefault(s => s.Value == "config.ru") is { } rack)
        {
            to.Add(FactNames.Command, view.Uses("puma") ? "bundle exec puma" : "bundle exec rackup -o 0.0.0.0", 0.6, rack.Source, "it is started from config.ru");
            to.AddDefault(FactNames.Port, "9292", Confidence.Guess, rack.Source, "Rack listens on this port unless told otherwise");
        }
        else
            to.AddDefault(FactNames.Port, "4567", Confidence.Guess, package.Source, "Sinatra listens on this port unless told otherwise");
    }

    private static string? Locked(SourceFile? locked, string gem) => locked?.Lines
        .Select(l => LockedGem().Match(l)).FirstOrDefault(m => m.Success && m.Groups["name"].Value == gem)?.Groups["version"].Value;

    [GeneratedRegex(@"^\s*gem\s*\(?\s*['""](?<name>[A-Za-z0-9_.-]{1,80})['""](?:\s*,\s*['""](?<version>[^'""]{1,40})['""])?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Gem();

    [GeneratedRegex(@"^\s*group\b", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Group();

    [GeneratedRegex(@"^    (?<name>[A-Za-z0-9_.-]{1,80}) \((?<version>[0-9.]{1,30})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex LockedGem();
}
