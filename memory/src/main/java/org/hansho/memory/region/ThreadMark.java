package org.hansho.memory.region;

/**
 * A thread that has to do with a piece of memory.
 *
 * @param address where it executes, was started, or will return to
 */
public record ThreadMark(long threadId, ThreadKind kind, long address) {}
