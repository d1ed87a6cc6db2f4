package org.hansho.memory.shellcode;

/**
 * A family of idioms. None is proof: compilers, runtimes and copy protection write each of them now
 * and then. Two different ones close together are rare outside of shellcode; see {@link
 * ShellcodeScanner}.
 */
public enum ShellcodeFamily {
  /** Code asks where it is: a call whose return address is popped, or a stored x87 environment. */
  GET_PC("own address taken"),
  /** From the process environment block to the lists of loaded modules. */
  LOADER_LIST("loader lists walked"),
  /** From the header of an image to its export directory and tables. */
  EXPORT_PARSE("export tables parsed"),
  /** A short loop that hashes text byte by byte. */
  HASH_LOOP("text hashed in a loop"),
  /** Constants that are hashes of names of system functions. */
  API_HASH("hashes of function names"),
  /** A short loop that changes memory of its own block with a key. */
  DECODER_LOOP("own bytes decoded in a loop"),
  /** A loop that probes pages and compares what they hold with a tag twice. */
  EGG_HUNTER("pages searched for a tag"),
  /** A long run of instructions that do nothing. */
  SLED("run of no-operations"),
  /** Constants that spell the name of a library or function on the stack. */
  STACK_STRING("name built on the stack"),
  /** Constants passed again and again to a call through one register. */
  RESOLVER_CALLS("calls through one register with constants"),
  /** A system call that does not go through the system's libraries. */
  DIRECT_SYSCALL("direct system call");

  private final String description;

  ShellcodeFamily(String description) {
    this.description = description;
  }

  /** What was seen, in a few words. */
  public String description() {
    return description;
  }
}
