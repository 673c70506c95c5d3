using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What the packages of a service tell of what it needs.</summary>
internal sealed class PackageDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        if (view.Stack is not { } stack)
            return;
        foreach (var package in stack.Dependencies)
            foreach (var meaning in PackageMeanings.Of(stack.Ecosystem.Name, package.Name))
            {
                var confidence = Math.Min(meaning.Confidence, stack.Confidence);
                to.Add(meaning.Fact, meaning.Value, confidence, package.Source, $"it uses {package.Name}");
                if (meaning.Fact == FactNames.Database)
                    to.Add(FactNames.DatabaseDriver, stack.Ecosystem.Name == "rust" ? package.Name.Split('/')[0] : package.Name, confidence, package.Source, $"it speaks to {meaning.Value}");
            }
    }
}
