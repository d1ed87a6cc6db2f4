package org.hansho.event;

import java.util.List;

/**
 * The field names that mean the same whatever the source: names of the Elastic Common Schema, and a
 * few of our own for what it lacks. Detections, entities and texts use these; native names stay
 * beside them.
 *
 * <p>A format fills those that its records speak of. {@code docs/fields.md} is made from this list.
 */
public final class CommonFields {
  /** Every common field, by subject. */
  public static final List<CommonField> ALL =
      List.of(
          field("event.action", "what was done, in the words of the source or a short verb"),
          field("event.outcome", "success or failure"),
          field("event.code", "number or code of the error, as the source writes it"),
          field("event.reason", "why it came to the outcome, where the source says so"),
          field("host.name", "the machine the record speaks of"),
          field("host.ip", "an address of that machine"),
          field("user.name", "who did it"),
          field("user.id", "number or identifier of who did it"),
          field("user.effective.id", "the account whose rights were used"),
          field("user.effective.name", "name of that account"),
          field("user.target.name", "the account that something was done to"),
          field("user.target.id", "number or identifier of that account"),
          field("group.name", "the group that something was done to"),
          field(
              "process.executable", "path of the program; of a failed start the program asked for"),
          field("process.name", "last part of that path"),
          field("process.command_line", "the arguments, joined by spaces"),
          field("process.args", "one value an argument, the first the program's own name"),
          field("process.working_directory", "the folder the process began in"),
          field("process.pid", "number of the process"),
          field("process.parent.executable", "path of the parent's program"),
          field("process.parent.name", "last part of that path"),
          field("process.parent.command_line", "the parent's arguments, joined by spaces"),
          field("process.parent.pid", "number of the parent"),
          field("process.ancestors", "programs of known ancestors, one value each, nearest first"),
          field("file.path", "path of a file that was touched, one value a path"),
          field("file.name", "last part of the name of a stored object"),
          field("file.extension", "its ending, lower case, without the dot"),
          field("file.hash.md5", "MD5 of its content, in hexadecimal digits"),
          field("container.id", "the container a process lies in, or that was acted on"),
          field("container.name", "its name"),
          field("container.image.name", "its image, with the tag where the source writes one"),
          field("source.ip", "address the action came from"),
          field("source.address", "that address, or the host name where there is none"),
          field("source.port", "port it came from"),
          field("source.domain", "name of the machine it came from"),
          field("destination.ip", "address the action went to"),
          field("destination.port", "port it went to"),
          field("network.transport", "tcp, udp"),
          field("user_agent.original", "what the client says of itself"),
          field("user_agent.name", "family of the client, without version"),
          field("application.name", "the client application, in the words it gave"),
          field("device.id", "the device signed in from"),
          field("url.original", "address of a request as logged"),
          field("url.path", "path in it"),
          field("http.response.status_code", "status of the answer"),
          field("http.request.body.bytes", "bytes sent to the service"),
          field("http.response.body.bytes", "bytes that left the service"),
          field("error.code", "number of the error or of the result"),
          field("database.system", "postgresql, mysql, mariadb or mssql"),
          field("database.server", "name of the database server"),
          field("database.name", "the database that was opened or asked for"),
          field("database.session_id", "the session of the client, as the server numbers it"),
          field("database.collection", "the collection or container in it"),
          field("database.statement", "the statement, whole"),
          field("cloud.account.id", "the subscription"),
          field("cloud.resource_id", "identifier of the cloud resource; of Azure lower case"),
          field(
              "cloud.resource.name",
              "name of the outermost resource: vault, storage account, server, database account"),
          field("cloud.resource.type", "its type, lower case, such as microsoft.keyvault/vaults"),
          field("azure.resource_group", "the resource group, lower case"),
          field("azure.tenant_id", "the Entra tenant of the caller"),
          field("azure.app_id", "identifier of the client application or service principal"),
          field("azure.caller_type", "user or application"),
          field(
              "azure.auth_type",
              "how a request was authenticated: OAuth, SAS, AccountKey, Anonymous"),
          field("azure.interactive", "whether a person signed in, true or false"),
          field(
              "azure.phase", "where an operation of Resource Manager stands: start, progress, end"),
          field("azure.role", "the role that allowed an operation of Resource Manager"),
          field("azure.authorization.action", "the right it needed"),
          field("azure.authorization.scope", "the scope that was asked for"),
          field("azure.keyvault.object_type", "secrets, keys or certificates"),
          field("azure.keyvault.object_name", "name of the secret, key or certificate"),
          field("azure.storage.service", "blob, file, queue or table"),
          field("azure.storage.container", "the container, share, queue or table"),
          field("azure.storage.object", "name of the blob or file in it, with its folders"),
          field("azure.cosmos.resource_type", "kind of what was asked for, such as Document"),
          field("azure.cosmos.request_charge", "request units that were charged"),
          field("azure.sql.action_id", "short name of the audited action, such as DBAF"),
          field("azure.sql.error_state", "state of a SQL error; 8 is a wrong password"),
          field("orchestrator.cluster.name", "the Kubernetes cluster"),
          field("orchestrator.namespace", "the namespace in it"),
          field("orchestrator.resource.type", "kind of the object acted on, in plural"),
          field(
              "orchestrator.resource.name",
              "name of the object, or the beginning of a generated one"),
          field("host.architecture", "processor of that machine: x86, x86_64, arm64"),
          field("host.os.type", "windows, linux or macos"),
          field("host.os.version", "version of the system"),
          field("process.pe.file_version", "version that the program's image states"),
          field("process.start", "when the process began"),
          field("dump.coverage", "how much of a process can be judged: L0, L1, L2 or L3"),
          field("dump.not_assessed", "what could not be judged, one value each"),
          field("dump.streams", "streams that the dump has and that are read"),
          field("dump.modules", "how many modules the loader lists"),
          field("dump.threads", "how many threads there are"),
          field("dump.handles", "open handles: type and number, one value a type"),
          field("dump.regions", "how many pieces of memory have an event of their own"),
          field("dump.highest_score", "the highest score among these"),
          field("dump.exception.code", "code of the exception"),
          field("dump.exception.name", "what the code means"),
          field("dump.exception.address", "address that the exception names"),
          field("dump.exception.site", "module and offset, or the memory it happened in"),
          field("dump.exception.thread", "the thread that crashed"),
          field("dump.exception.access", "read, write or execute"),
          field("dump.exception.target", "the address that was accessed"),
          field("memory.region.address", "where the allocation begins"),
          field("memory.region.size", "its bytes"),
          field(
              "memory.region.class",
              "image-listed, image-unlisted, mapped-executable, private-executable, unknown"),
          field("memory.region.type", "private, mapped or image"),
          field("memory.region.state", "commit or reserve"),
          field("memory.region.protection", "present protections of its executable parts"),
          field("memory.region.allocation_protection", "protection it was allocated with"),
          field("memory.region.executable_bytes", "bytes of it that can run"),
          field(
              "memory.region.demotion",
              "its benign shape: none, trampoline, jit, wow64-thunk, dotnet-threads"),
          field("memory.region.evidence", "what speaks against it, one value each"),
          field("memory.region.score", "what that comes to, in points"),
          field("memory.region.bytes_present", "bytes of it that are in the dump"),
          field("memory.region.entropy", "of its executable bytes, in bits per byte"),
          field("memory.region.first_bytes", "the first 16, in hexadecimal digits"),
          field("memory.region.imports", "functions in its longest row of pointers to exports"),
          field("memory.region.capabilities", "what functions it points to or names are good for"),
          field("memory.region.image.address", "where an image begins in it"),
          field("memory.region.image.size", "bytes of the image"),
          field("memory.region.image.header", "intact or wiped"),
          field("memory.region.image.layout", "memory, file or unknown"),
          field("memory.region.image.sections", "names of its sections"),
          field("memory.region.image.machine", "processor in its header"),
          field("memory.region.image.timestamp", "time in its header, seconds since 1970"),
          field("memory.region.image.entry_point", "offset of its first instruction"),
          field("memory.region.image.managed", "whether it holds code of .NET"),
          field("memory.region.image.name", "what it calls itself in its export directory"),
          field("memory.region.image.exports", "names that it exports"),
          field("memory.region.image.copy_of", "the listed module that it is a copy of"),
          field("memory.region.image.suspicious", "whether it behaves as injected code does"),
          field(
              "memory.region.image.signature",
              "reflective-loader, injected, injecting, injected-debugger, injected-remote"),
          field("memory.region.threads_running", "threads executing in it, with the address"),
          field("memory.region.threads_started", "threads started in it, with the address"),
          field("memory.region.threads_returning", "threads whose stacks return into it"),
          field("memory.region.module_before", "the nearest module at lower addresses"),
          field("memory.region.module_after", "the nearest module at higher addresses"));

  private CommonFields() {}

  /**
   * A field of the common vocabulary.
   *
   * @param meaning what its value is, for the manual
   */
  public record CommonField(String name, String meaning) {}

  private static CommonField field(String name, String meaning) {
    return new CommonField(name, meaning);
  }
}
