using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Delightful.Core.Analysis.Code;

/// <summary>Something that the mere path of a file tells. It is a code rule that is compared with paths.</summary>
internal static partial class PathRules
{
    /// <summary>A page of Next.js that says it is well.</summary>
    public static readonly CodeRule NextRoute = Of(Next());

    /// <summary>A program that starts something: manage.py, artisan and their like.</summary>
    public static readonly CodeRule Starter = Of(StarterFile());

    /// <summary>A change of the database's schema; the value says of which kind.</summary>
    public static readonly CodeRule Migration = Of(MigrationFile());

    /// <summary>The main file of a Rust program, of a Nest or Next application.</summary>
    public static readonly CodeRule Main = Of(MainFile());

    public static readonly ImmutableArray<CodeRule> All = [NextRoute, Starter, Migration, Main];

    private static CodeRule Of(Regex pattern) => new([], [], pattern);

    [GeneratedRegex(@"(?:^|/)(?:app/(?<v>[A-Za-z0-9/_-]{0,100})/route|pages/(?<v>[A-Za-z0-9/_-]{0,100}))\.[jt]sx?\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Next();

    [GeneratedRegex(@"(?:^|/)(?<v>manage\.py|artisan|bin/console|config\.ru|bin/rails|mvnw|gradlew|nest-cli\.json|next\.config\.(?:js|mjs|ts|cjs)|index\.html|public/index\.php)\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex StarterFile();

    [GeneratedRegex(@"(?:^|/)(?:(?<v>db/migration)/[VR]\w{0,60}__[^/]{1,150}\.sql|(?<v>db/changelog)/[^/]{1,150}\.(?:xml|ya?ml|sql|json)|(?<v>prisma/migrations)/[^/]{1,150}/migration\.sql|(?<v>alembic|migrations)/versions/[^/]{1,150}\.py|(?<v>db/migrate)/\d{4,20}_[^/]{1,150}\.rb|(?<v>database/migrations)/\d{4}_[^/]{1,150}\.php|(?<v>migrations)/Version\d{4,20}\.php|(?<v>migrations)/\d{4}_[^/]{1,150}\.py|(?<v>Migrations)/\d{8,20}_[^/]{1,150}\.cs|(?<v>migrations?)/[^/]{1,150}\.(?:sql|[jt]s)|(?<v>drizzle)/\d{4}_[^/]{1,150}\.sql|(?<v>migrations)/[^/]{1,150}/up\.sql)\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex MigrationFile();

    [GeneratedRegex(@"(?:^|/)(?<v>src/main\.rs|src/main\.ts|src/bin/[A-Za-z0-9_-]{1,60}\.rs)\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex MainFile();
}
