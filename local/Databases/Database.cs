using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Delightful.Local.Processes;

namespace Delightful.Local.Databases;

/// <summary>A PostgreSQL of its own for one instance of RDS, on an address of this machine that no other has.</summary>
sealed class Database : IAsyncDisposable
{
    const int Port = 5432;

    /// PostgreSQL refuses to run as root: there it runs as the user that its package makes.
    const string AsItsUser = """
        chown postgres: "$FOLDER"
        exec setpriv --reuid=postgres --regid=postgres --init-groups --pdeathsig KILL sh -c "$SCRIPT"
        """;

    const string Script = """
        set -eu
        umask 077
        cd "$FOLDER"
        printf %s "$PASSWORD" >password
        initdb --pgdata=data --username="$USERNAME" --pwfile=password --auth=scram-sha-256 --no-sync --encoding=UTF8 --locale=C
        rm password
        printf "listen_addresses = '%s'\nport = %s\nunix_socket_directories = ''\nfsync = off\n" "$ADDRESS" "$PORT" >>data/postgresql.conf
        printf 'host all all 127.0.0.0/8 scram-sha-256\n' >>data/pg_hba.conf
        [ "$NAME" = postgres ] || printf 'CREATE DATABASE "%s"\n' "$NAME" | postgres --single -D data postgres
        exec postgres -D data
        """;

    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    readonly DirectoryInfo folder;
    readonly ProcessGroup process;

    Database(DirectoryInfo folder, ProcessGroup process, string address) => (this.folder, this.process, Address) = (folder, process, address);

    /// <summary>Where it listens, on the port that PostgreSQL always has.</summary>
    public string Address { get; }

    /// <summary>Where the programs of PostgreSQL are on this machine; null when it has none.</summary>
    public static string? Programs { get; } = FindPrograms();

    /// <summary>Returns once it answers. Throws <see cref="InvalidOperationException"/> when it does not.</summary>
    public static async Task<Database> StartAsync(ChildProcesses children, string name, string username, string password, string logFile, CancellationToken ct)
    {
        // A temporary folder, because the folder of the cloud may be one that only its owner can enter.
        var (folder, address) = (Directory.CreateTempSubdirectory("database-"), FreeAddress());
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{Programs}:{Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin"}",
            ["FOLDER"] = folder.FullName,
            ["HOME"] = folder.FullName,
            ["LC_ALL"] = "C",
            ["ADDRESS"] = address,
            ["PORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["NAME"] = name,
            ["USERNAME"] = username,
            ["PASSWORD"] = password,
            ["SCRIPT"] = Script,
        };
        var command = new GroupCommand(["sh", "-c", Environment.UserName == "root" ? AsItsUser : Script], folder.FullName, environment, logFile);
        var database = new Database(folder, await ProcessGroup.StartAsync(children, command), address);
        try
        {
            await database.AnswersAsync(logFile, ct);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await process.StopAsync(Grace);
        await process.DisposeAsync();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // Its last processes may still be writing; the machine clears its temporary files.
        }
    }

    async Task AnswersAsync(string logFile, CancellationToken ct)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await IsListeningAsync(ct))
        {
            if (process.Exited.IsCompleted || TimeProvider.System.GetElapsedTime(since) > StartLimit)
                throw new InvalidOperationException($"PostgreSQL did not start; {logFile} says why");
            await Task.Delay(50, ct);
        }
    }

    async Task<bool> IsListeningAsync(CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Parse(Address), Port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// Every address of 127.0.0.0/8 is this machine, so that each database can have the usual port.
    static string FreeAddress()
    {
        while (true)
        {
            var address = new IPAddress([127, (byte)Random.Shared.Next(1, 255), (byte)Random.Shared.Next(256), (byte)Random.Shared.Next(1, 255)]);
            using var listener = new TcpListener(address, Port);
            try
            {
                listener.Start();
                return address.ToString();
            }
            catch (SocketException)
            {
                // Another has it.
            }
        }
    }

    /// Debian keeps them off the path, a folder for each version.
    static string? FindPrograms() => Tools.Find("initdb") is { } found
        ? Path.GetDirectoryName(found)
        : Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max(StringComparer.Ordinal)
            : null;
}
