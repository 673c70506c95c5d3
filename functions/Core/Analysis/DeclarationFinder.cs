using System.Collections.Immutable;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Errors;
using Delightful.Core.Events;

namespace Delightful.Core.Analysis;

/// <summary>
/// Finds the declaration of a service. A repository may hold several services, each in a folder of its own: the
/// declaration that names the service is meant, else the topmost one that names none.
/// </summary>
internal static class DeclarationFinder
{
    /// <param name="Declaration">The declaration; null when there is none.</param>
    /// <param name="Folder">The folder of the service.</param>
    /// <param name="Errors">What is wrong.</param>
    public sealed record Found(Declaration? Declaration, string Folder, ImmutableArray<InputError> Errors);

    public static Found Find(SourceTree tree, string service)
    {
        var all = tree.Files.Where(f => f.Name == SourceTree.DeclarationName)
            .OrderBy(f => f.Path.Count(c => c == '/')).ThenBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => (f.Folder, Declaration: DeclarationReader.Read(f.Path, f.Bytes))).ToList();
        var named = all.Where(d => d.Declaration.Service?.Name == service).ToList();
        if (named is [var first, var second, ..])
            return Nothing(new InputError(ErrorCodes.BundleAmbiguous, $"{first.Declaration.File} and {second.Declaration.File} both declare {service}; keep one", second.Declaration.File, second.Declaration.Service!.Value.Line, second.Declaration.Service.Value.Column));
        if (named is [var only])
            return new(only.Declaration, only.Folder, only.Declaration.Errors);
        if (all.FirstOrDefault(d => d.Declaration.Service is null) is { Declaration: { } unnamed } any)
            return new(unnamed, any.Folder, unnamed.Errors);
        if (all is [var other, ..])
            return Nothing(new InputError(ErrorCodes.DeclarationOfAnotherService, $"this declares '{other.Declaration.Service!.Value.Name}', but the image is of '{service}'; write 'service: {service}' or leave the line out", other.Declaration.File, other.Declaration.Service.Value.Line, other.Declaration.Service.Value.Column));
        return new(null, "", []);
    }

    /// <summary>The declaration that lies in a folder, or else the one at the top when it names no other.</summary>
    public static (Declaration? Declaration, ImmutableArray<InputError> Errors) For(SourceTree tree, string folder)
    {
        var file = tree.Named(SourceTree.DeclarationName).Where(f => f.Folder == folder || f.Folder.Length == 0).OrderByDescending(f => f.Depth).FirstOrDefault();
        var declaration = file is null ? null : DeclarationReader.Read(file.Path, file.Bytes);
        return declaration is { Service: not null } && file!.Folder != folder ? (null, []) : (declaration, declaration?.Errors ?? []);
    }

    private static Found Nothing(InputError error) => new(null, "", [error]);
}
