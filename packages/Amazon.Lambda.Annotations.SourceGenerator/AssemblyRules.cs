namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>What must hold across the whole assembly, with what is wrong in single functions.</summary>
internal static class AssemblyRules
{
    public static IEnumerable<Finding> Check(
        IReadOnlyList<LambdaMethod> functions, IReadOnlyList<StartupClass> startups, AssemblyFacts assembly)
    {
        if (startups.Count > 1)
            yield return Finding.Of(Rules.MultipleStartups, startups[1].Place, string.Join(", ", startups.Select(startup => startup.Type)));
        if (startups.Count > 0 && functions.Count > 0 && !assembly.HasDependencyInjection)
        {
            yield return Finding.Of(Rules.MissingDependency, startups[0].Place, "Microsoft.Extensions.DependencyInjection");
        }
        else
        {
            foreach (var startup in startups.Where(startup => !startup.ConfiguresServices))
                yield return Finding.Of(Rules.BadSignature, startup.Place, startup.Type, "it needs an instance method ConfigureServices(IServiceCollection)");
        }

        foreach (var function in functions)
        {
            if (function.Serializer is null && assembly.Serializer is null)
                yield return Finding.Of(Rules.MissingSerializer, function.Place, function.Method);
            if (startups.Count == 0 && function.Parameters.FirstOrDefault(parameter => parameter.FromServices) is { } injected)
                yield return Finding.Of(Rules.BadSignature, function.Place, function.Method, $"{injected.Name} is [FromServices] but no class is a [LambdaStartup]");
            foreach (var finding in function.Findings)
                yield return finding;
        }

        if (!assembly.GenerateMain)
            yield break;
        if (!assembly.IsExecutable)
            yield return Finding.Of(Rules.NotAnExecutable, null);
        if (!assembly.HasRuntimeSupport)
            yield return Finding.Of(Rules.MissingDependency, null, "Amazon.Lambda.RuntimeSupport");
        if (functions.Count == 0)
            yield return Finding.Of(Rules.NoFunctions, null);
        if (assembly.ExistingMain is { } main)
            yield return Finding.Of(Rules.MainExists, null, main);
    }
}
