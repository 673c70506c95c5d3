using Microsoft.EntityFrameworkCore.Migrations;

namespace Orders.Api.Migrations;

public partial class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("Orders", table => new { Id = table.Column<Guid>() });
}
