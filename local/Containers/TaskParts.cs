namespace Delightful.Local.Containers;

/// <summary>What every task of every service needs.</summary>
sealed record TaskParts(LocalCloudOptions Options, TaskProcesses Processes, TaskEvents Events, TaskLedger Ledger, TimeProvider Clock);
