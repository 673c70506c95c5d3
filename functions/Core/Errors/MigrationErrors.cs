namespace Delightful.Core.Errors;

/// <summary>The codes of what goes wrong with a migration of a database: 4000 to 4099.</summary>
public static class MigrationErrors
{
    /// <summary>Whether another migration of the same database runs could not be found out, so none was started.</summary>
    public const string OthersNotKnown = "DLT-4001";

    /// <summary>The source wants a migration, and the Terraform that was applied says nothing of any.</summary>
    public const string NotPassedOn = "DLT-4002";
}
