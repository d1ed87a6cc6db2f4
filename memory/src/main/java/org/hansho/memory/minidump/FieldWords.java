package org.hansho.memory.minidump;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** From which part of a dump each field comes, for the manual. */
final class FieldWords {
  static final Map<String, String> ALL =
      read(
          """
          dump.file                          | (name of the source)
          dump.coverage                      | (which of MemoryInfoList and Memory64List are there)
          dump.not_assessed                  | (streams that are missing, processors that are not decoded)
          dump.streams                       | (directory)
          dump.modules                       | ModuleList
          dump.threads                       | ThreadList
          dump.handles                       | HandleData
          dump.regions                       | (events of regions)
          dump.highest_score                 | (events of regions)
          dump.exception.code                | Exception
          dump.exception.name                | (meaning of the code)
          dump.exception.address             | Exception
          dump.exception.site                | (ModuleList and MemoryInfoList at the instruction pointer)
          dump.exception.thread              | Exception
          dump.exception.access              | Exception
          dump.exception.target              | Exception
          process.name                       | ModuleList, first module
          process.executable                 | ModuleList, first module
          process.pe.file_version            | ModuleList, first module
          process.pid                        | MiscInfo
          process.start                      | MiscInfo
          host.architecture                  | SystemInfo
          host.os.type                       | SystemInfo
          host.os.version                    | SystemInfo
          memory.region.address              | MemoryInfoList, or MemoryList and Memory64List without modules
          memory.region.size                 | MemoryInfoList, or MemoryList and Memory64List without modules
          memory.region.class                | MemoryInfoList and ModuleList
          memory.region.type                 | MemoryInfoList
          memory.region.state                | MemoryInfoList
          memory.region.protection           | MemoryInfoList
          memory.region.allocation_protection | MemoryInfoList
          memory.region.executable_bytes     | MemoryInfoList
          memory.region.demotion             | (shape of the memory)
          memory.region.evidence             | (weighed)
          memory.region.score                | (weighed)
          memory.region.bytes_present        | MemoryList, Memory64List
          memory.region.entropy              | (content)
          memory.region.first_bytes          | (content)
          memory.region.imports              | (content and export tables of modules)
          memory.region.capabilities         | (content and imports)
          memory.region.image.address        | (content)
          memory.region.image.size           | (content)
          memory.region.image.header         | (content)
          memory.region.image.layout         | (content)
          memory.region.image.sections       | (content)
          memory.region.image.machine        | (content)
          memory.region.image.timestamp      | (content)
          memory.region.image.entry_point    | (content)
          memory.region.image.managed        | (content)
          memory.region.image.name           | (content)
          memory.region.image.exports        | (content)
          memory.region.image.copy_of        | (header and ModuleList)
          memory.region.image.suspicious     | (weighed)
          memory.region.image.signature      | (weighed)
          memory.region.threads_running      | ThreadList, Exception
          memory.region.threads_started      | ThreadInfoList
          memory.region.threads_returning    | (stacks)
          memory.region.module_before        | ModuleList
          memory.region.module_after         | ModuleList
          memory.finding.kind                | (scanner)
          memory.finding.address             | (scanner)
          memory.finding.size                | (scanner)
          memory.finding.strong              | (scanner)
          memory.finding.details             | (scanner)
          """);

  private FieldWords() {}

  private static Map<String, String> read(String table) {
    Map<String, String> words = new LinkedHashMap<>();
    table
        .lines()
        .map(line -> line.split("\\|", 2))
        .forEach(cells -> words.put(cells[0].strip(), cells[1].strip()));
    return Collections.unmodifiableMap(words);
  }
}
