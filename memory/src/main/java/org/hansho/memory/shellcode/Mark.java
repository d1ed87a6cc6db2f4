package org.hansho.memory.shellcode;

/**
 * One idiom that was seen.
 *
 * @param address where it begins in memory
 * @param detail what identifies it, for example the name of a function; may be empty
 */
public record Mark(ShellcodeFamily family, long address, String detail) {}
