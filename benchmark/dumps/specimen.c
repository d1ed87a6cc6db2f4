/*
 * A Windows process that holds one thing in its memory, and a writer of full dumps.
 *
 *   specimen.exe plain|image|compiler OUT.dmp   dumps itself
 *   specimen.exe of PID OUT.dmp                 dumps another process
 *
 * plain: nothing but the program. image: a copy of a system library's image in memory that may be written and run;
 * no thread ever runs it. compiler: small functions that add a number, written to such memory at run time and called.
 *
 * Wine's MiniDumpWriteDump writes neither the list of regions (stream 16) nor, of another process, its memory
 * (stream 9). Both are added here, as Windows lays them out: the memory itself follows behind the rest of the file.
 */
#include <windows.h>
#include <dbghelp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_REGIONS 65536
#define MEMORY_INFO_LIST 16
#define MEMORY_64_LIST 9
#define CHUNK (1 << 20)
#define FUNCTIONS 200

typedef struct { ULONG header, entry; ULONG64 count; MINIDUMP_MEMORY_INFO infos[MOST_REGIONS]; } InfoList;
typedef struct { ULONG64 count, base; MINIDUMP_MEMORY_DESCRIPTOR64 ranges[MOST_REGIONS]; } RangeList;

static InfoList infos;
static RangeList ranges;

static void fail(const char *what)
{
    fprintf(stderr, "specimen: %s (error %lu)\n", what, GetLastError());
    exit(1);
}

static int readable(const MEMORY_BASIC_INFORMATION *one)
{
    return one->State == MEM_COMMIT && !(one->Protect & (PAGE_NOACCESS | PAGE_GUARD));
}

static void look(HANDLE process)
{
    MEMORY_BASIC_INFORMATION one;
    char *at = NULL;
    infos.header = 16;
    infos.entry = sizeof(MINIDUMP_MEMORY_INFO);
    while (infos.count < MOST_REGIONS && VirtualQueryEx(process, at, &one, sizeof one) == sizeof one) {
        if (one.State != MEM_FREE) {
            MINIDUMP_MEMORY_INFO *info = &infos.infos[infos.count++];
            info->BaseAddress = (ULONG_PTR)one.BaseAddress;
            info->AllocationBase = (ULONG_PTR)one.AllocationBase;
            info->AllocationProtect = one.AllocationProtect;
            info->RegionSize = one.RegionSize;
            info->State = one.State;
            info->Protect = one.Protect;
            info->Type = one.Type;
        }
        if (readable(&one)) {
            ranges.ranges[ranges.count].StartOfMemoryRange = (ULONG_PTR)one.BaseAddress;
            ranges.ranges[ranges.count++].DataSize = one.RegionSize;
        }
        at = (char *)one.BaseAddress + one.RegionSize;
    }
}

/* Appends the memory of all ranges; what cannot be read is zero. */
static void append(HANDLE process, HANDLE file)
{
    static char chunk[CHUNK];
    for (ULONG64 i = 0; i < ranges.count; i++) {
        ULONG64 at = ranges.ranges[i].StartOfMemoryRange, left = ranges.ranges[i].DataSize;
        while (left > 0) {
            SIZE_T part = left < CHUNK ? (SIZE_T)left : CHUNK, got = 0;
            DWORD written;
            memset(chunk, 0, part);
            ReadProcessMemory(process, (void *)(ULONG_PTR)at, chunk, part, &got);
            if (!WriteFile(file, chunk, (DWORD)part, &written, NULL) || written != part) fail("cannot write memory");
            at += part;
            left -= part;
        }
    }
}

/* Says in stream 9 where the memory begins: at the end of what was written so far. */
static void say(HANDLE file, ULONG64 end)
{
    MINIDUMP_HEADER header;
    MINIDUMP_DIRECTORY entry;
    DWORD got, i;
    SetFilePointer(file, 0, NULL, FILE_BEGIN);
    if (!ReadFile(file, &header, sizeof header, &got, NULL)) fail("cannot read the header");
    for (i = 0; i < header.NumberOfStreams; i++) {
        SetFilePointer(file, header.StreamDirectoryRva + i * sizeof entry, NULL, FILE_BEGIN);
        if (!ReadFile(file, &entry, sizeof entry, &got, NULL)) fail("cannot read the directory");
        if (entry.StreamType == MEMORY_64_LIST) {
            SetFilePointer(file, entry.Location.Rva + 8, NULL, FILE_BEGIN);
            if (!WriteFile(file, &end, sizeof end, &got, NULL)) fail("cannot write where memory begins");
        }
    }
    SetFilePointer(file, 0, NULL, FILE_END);
}

static void dump(HANDLE process, DWORD id, const char *path)
{
    MINIDUMP_USER_STREAM streams[2];
    MINIDUMP_USER_STREAM_INFORMATION more = {2, streams};
    HANDLE file = CreateFileA(path, GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) fail("cannot write the file");
    look(process);
    streams[0].Type = MEMORY_INFO_LIST;
    streams[0].Buffer = &infos;
    streams[0].BufferSize = (ULONG)(16 + infos.count * sizeof(MINIDUMP_MEMORY_INFO));
    streams[1].Type = MEMORY_64_LIST;
    streams[1].Buffer = &ranges;
    streams[1].BufferSize = (ULONG)(16 + ranges.count * sizeof(MINIDUMP_MEMORY_DESCRIPTOR64));
    if (!MiniDumpWriteDump(process, id, file, MiniDumpNormal, NULL, &more, NULL)) fail("no dump was written");
    say(file, SetFilePointer(file, 0, NULL, FILE_END));
    append(process, file);
    CloseHandle(file);
    printf("%s: %lu regions, %lu with memory\n", path, (ULONG)infos.count, (ULONG)ranges.count);
}

/* The image as the loader laid it out, in memory of our own. */
static void copy_image(void)
{
    char *library = (char *)LoadLibraryA("version.dll");
    if (library == NULL) fail("no version.dll");
    IMAGE_NT_HEADERS *headers = (IMAGE_NT_HEADERS *)(library + ((IMAGE_DOS_HEADER *)library)->e_lfanew);
    SIZE_T size = headers->OptionalHeader.SizeOfImage, got = 0;
    char *copy = VirtualAlloc(NULL, size, MEM_COMMIT | MEM_RESERVE, PAGE_EXECUTE_READWRITE);
    if (copy == NULL) fail("no memory");
    for (SIZE_T at = 0; at < size; at += 4096)
        ReadProcessMemory(GetCurrentProcess(), library + at, copy + at, 4096, &got);
}

/* Functions of the form: return their argument plus a number. */
static void compile(void)
{
    static const unsigned char form[] = {0x89, 0xc8, 0x05, 0, 0, 0, 0, 0xc3};
    unsigned char *code = VirtualAlloc(NULL, FUNCTIONS * 16, MEM_COMMIT | MEM_RESERVE, PAGE_EXECUTE_READWRITE);
    int sum = 0;
    if (code == NULL) fail("no memory");
    for (int i = 0; i < FUNCTIONS; i++) {
        memcpy(code + 16 * i, form, sizeof form);
        memcpy(code + 16 * i + 3, &i, sizeof i);
    }
    for (int i = 0; i < FUNCTIONS; i++) sum += ((int (*)(int))(void *)(code + 16 * i))(1);
    if (sum != FUNCTIONS + FUNCTIONS * (FUNCTIONS - 1) / 2) fail("the functions do not add");
}

int main(int count, char **words)
{
    if (count == 4 && !strcmp(words[1], "of")) {
        DWORD id = strtoul(words[2], NULL, 10);
        HANDLE process = OpenProcess(PROCESS_ALL_ACCESS, FALSE, id);
        if (process == NULL) fail("no such process");
        dump(process, id, words[3]);
        return 0;
    }
    if (count != 3) {
        fprintf(stderr, "specimen: plain|image|compiler OUT.dmp, or of PID OUT.dmp\n");
        return 2;
    }
    if (!strcmp(words[1], "image")) copy_image();
    else if (!strcmp(words[1], "compiler")) compile();
    else if (strcmp(words[1], "plain")) fail("plain, image or compiler");
    dump(GetCurrentProcess(), GetCurrentProcessId(), words[2]);
    return 0;
}
