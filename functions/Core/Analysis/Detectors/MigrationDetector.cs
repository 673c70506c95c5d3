using Delightful.Core.Analysis.Code;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>What changes the schema of the database, and the command that brings it up to date.</summary>
internal sealed class MigrationDetector : IDetector
{
    private static readonly string[] Scripts = ["migrate:deploy", "db:migrate:deploy", "db:migrate", "migrate:latest", "migrate:prod", "migration:run", "migrations:run", "db:deploy", "migrate:up", "migrate"];

    public void Look(ServiceView view, Findings to)
    {
        foreach (var seen in view.Of(PathRules.Migration).DistinctBy(s => s.Value))
            if (ToolOf(seen, view) is { } tool)
                to.Add(FactNames.MigrationTool, tool, 0.94, seen.Source, "a change of the schema lies where this tool keeps them");
        foreach (var found in to.Values.Where(f => f.Fact == FactNames.MigrationTool && f.Confidence >= Confidence.Enough).DistinctBy(f => f.Value).ToList())
            if (CommandOf(found.Value, view) is { } command)
                to.Add(FactNames.MigrationCommand, command, Math.Min(0.85, found.Confidence), found.Source, $"{found.Value} is run so");
        if (view.Stack?.Ecosystem.Name == "node" && view.Tree.Named("package.json").FirstOrDefault(view.IsOwn) is { } manifest)
            foreach (var script in Scripts)
                if (manifest.Data["scripts"][script] is { Text: { } text } node && !text.Contains("dev", StringComparison.Ordinal))
                {
                    to.Add(FactNames.MigrationCommand, $"npm run {script}", 0.88, manifest.At(node.Line), $"the script runs {text}");
                    break;
                }
    }

    private static string? ToolOf(Sighting seen, ServiceView view) => (seen.Value, view.Stack?.Ecosystem.Name) switch
    {
        ("db/migration", "java") => "flyway",
        ("db/changelog", "java") => "liquibase",
        ("prisma/migrations", _) => "prisma",
        ("alembic", "python") => "alembic",
        ("migrations", "python") when view.Uses("flask-migrate") => "flask-migrate",
        ("migrations", "python") when view.Uses("alembic") => "alembic",
        ("migrations", "python") when view.Uses("django") => "django",
        ("db/migrate", "ruby") => "activerecord",
        ("database/migrations", "php") when view.Uses("laravel/framework") => "laravel",
        ("migrations", "php") when view.Uses("doctrine/doctrine-migrations-bundle") => "doctrine",
        ("Migrations", "dotnet") when view.Packages.Any(p => p.Name.Contains("EntityFrameworkCore", StringComparison.Ordinal)) => "efcore",
        ("drizzle", "node") when view.Uses("drizzle-orm") => "drizzle",
        ("migration" or "migrations", "node") => NodeTool(view),
        ("migration" or "migrations", "go") => view.Uses("github.com/pressly/goose") ? "goose" : view.Uses("github.com/golang-migrate/migrate") ? "golang-migrate" : null,
        ("migrations", "rust") => view.Uses("diesel") ? "diesel" : view.Uses("sqlx") ? "sqlx" : null,
        _ => null,
    };

    private static string? NodeTool(ServiceView view) =>
        view.Uses("drizzle-orm") ? "drizzle" : view.Uses("typeorm") ? "typeorm" : view.Uses("knex") ? "knex" : view.Uses("sequelize") ? "sequelize" : view.Uses("node-pg-migrate") ? "node-pg-migrate" : null;

    private static string? CommandOf(string tool, ServiceView view) => tool switch
    {
        "prisma" => "npx prisma migrate deploy",
        "typeorm" => "npx typeorm migration:run",
        "knex" => "npx knex migrate:latest",
        "sequelize" => "npx sequelize-cli db:migrate",
        "drizzle" => "npx drizzle-kit migrate",
        "node-pg-migrate" => "npx node-pg-migrate up",
        "alembic" when view.Uses("flask-migrate") => null,
        "alembic" => "alembic upgrade head",
        "flask-migrate" => "flask db upgrade",
        "django" => "python manage.py migrate",
        "aerich" => "aerich upgrade",
        "efcore" => "dotnet ef database update",
        "activerecord" => view.Uses("rails") ? "bin/rails db:migrate" : "bundle exec rake db:migrate",
        "laravel" => "php artisan migrate --force",
        "doctrine" => "php bin/console doctrine:migrations:migrate --no-interaction",
        "phinx" => "vendor/bin/phinx migrate",
        "goose" => "goose up",
        "golang-migrate" => "migrate up",
        "diesel" => "diesel migration run",
        "sqlx" => "sqlx migrate run",
        _ => null,
    };
}
