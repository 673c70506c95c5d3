using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Images;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>Language and framework, with their versions.</summary>
internal sealed class StackDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        if (view.Stack is not { } stack)
            return;
        if (stack is { Framework: { } framework, FrameworkPackage: { } package })
        {
            to.Add(FactNames.Framework, framework.Name, stack.Confidence, package.Source, $"it uses {package.Name}");
            if (package.Version is { } version)
                to.Add(FactNames.FrameworkVersion, version, Math.Min(stack.Confidence, 0.9), package.Source, $"it asks for this version of {package.Name}");
        }
        if (view.Image is { } image)
            foreach (var (name, line) in image.Bases.Prepend(image.Base))
                if (BaseImage.LanguageOf(name) == stack.Ecosystem.Name && stack.Ecosystem.Name != "dotnet" && BaseImage.VersionOf(name) is { } version && !BaseImage.Name(name).StartsWith("maven", StringComparison.Ordinal) && !BaseImage.Name(name).StartsWith("gradle", StringComparison.Ordinal))
                {
                    to.Add(FactNames.LanguageVersion, version, 0.92, image.At(line), "the image brings this version");
                    break;
                }
        stack.Ecosystem.Look(view, to);
    }
}
