using System.Buffers;
using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Code.Rules;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>Secrets that were committed by mistake: their kind and their place, never their value.</summary>
internal sealed partial class SecretDetector : IDetector
{
    private static readonly SearchValues<string> Needles = SearchValues.Create([.. SecretPattern.Needles, "Password=", "Pwd=", "password="], StringComparison.Ordinal);

    public void Look(ServiceView view, Findings to)
    {
        foreach (var seen in view.Of(AnyCodeRules.Secret))
            Add(SecretPattern.KindOf(seen.Extra), 0.9, seen.Source, to);
        foreach (var file in view.Tree.Files.Where(f => f.Name is not ("Gemfile.lock" or "go.mod")))
            foreach (var (number, line) in file.CodeLines().Where(l => l.Text.AsSpan().ContainsAny(Needles)))
                foreach (var kind in KindsIn(file, line))
                    Add(kind, 0.9, file.At(number), to);
        foreach (var file in view.Tree.Files.Where(f => f.Name is ".env" or ".env.production" or ".env.prod"))
            foreach (var (key, node) in file.Data.Entries)
                if (Name().IsMatch(key) && node.Text is { Length: >= 8 } value && !Placeholder().IsMatch(value))
                    Add("password in an environment file", 0.8, file.At(node.Line), to);
    }

    private static IEnumerable<string> KindsIn(SourceFile file, string line)
    {
        foreach (Match match in SecretPattern.InCode().Matches(line))
            yield return SecretPattern.KindOf(match.Groups["x"].Value);
        if (file.Name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && ConnectionPassword().Match(line) is { Success: true } password && !Placeholder().IsMatch(password.Groups["v"].Value))
            yield return "password in a connection string";
    }

    private static void Add(string kind, double confidence, string source, Findings to)
    {
        if (to.Values.Any(f => f.Fact == FactNames.Secret && f.Source == source))
            return;
        to.Add(FactNames.Secret, kind, confidence, source, "it is formed like one");
        to.Advise($"Take the {kind} out of the repository", "Whoever can read the repository has it, and so does its history: make a new one, keep it in a secret, and name that secret's ARN under 'secrets'.", source);
    }

    [GeneratedRegex(@"(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|CREDENTIALS?)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Name();

    [GeneratedRegex(@"change|example|placeholder|your|xxx|dummy|secret\z|password|\Alocal|\Atest|\Adev|<|\$\{|\A\*+\z|postgres|\Aroot|sample|todo", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:Password|Pwd)=(?<v>[^;""]{4,100})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex ConnectionPassword();
}
