using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What programs of a kind begin with when nobody measured them.</summary>
internal sealed class SizeDetector : IDetector
{
    public void Look(ServiceView view, Findings to)
    {
        if (view.Stack is not { } stack)
            return;
        var (cpu, memory, because) = (stack.Ecosystem.Name, stack.Framework?.Name) switch
        {
            ("java", _) => ("512", "1024", "a JVM needs room beside its heap, and CPU to compile"),
            (_, "rails") => ("512", "1024", "Rails with a few threads takes more than 512 MiB"),
            (_, "nextjs" or "nuxt") => ("512", "1024", "rendering pages takes more than 512 MiB"),
            _ => ("256", "512", "programs of this kind begin with the smallest size"),
        };
        to.AddDefault(FactNames.Cpu, cpu, Confidence.Guess, stack.Source, because);
        to.AddDefault(FactNames.Memory, memory, Confidence.Guess, stack.Source, because);
    }
}
