/*
 * A disk that is full, or fails, for the process that this is preloaded into: for the files whose names begin with
 * BAD_DISK_FILES, which is a path and the beginning of a name.
 *
 * While the file BAD_DISK_FULL is there, nothing can be written. While BAD_DISK_FAILS is there, syncing fails, and what
 * was written since the last success is lost as it is on Linux: it can be read until the power goes, and no later sync
 * tries again. BAD_DISK_HAS is a folder with what the disk would have after a power cut: a copy of each file, which gets
 * what was written when a sync succeeds.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

struct range {
    off_t start, end;
};

/* A file by its name behind the folder. Few, and never forgotten. */
static struct file {
    char name[256];
    int disk;
    struct range *written;
    size_t count, room;
} files[8];

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_set(const char *variable)
{
    const char *file = getenv(variable);
    return file != NULL && access(file, F_OK) == 0;
}

/* The file behind the descriptor, if it is one of those. The lock is held. */
static struct file *file_of(int fd)
{
    char link[64], path[512], copy[1024];
    const char *files_begin = getenv("BAD_DISK_FILES"), *disk = getenv("BAD_DISK_HAS");
    if (files_begin == NULL || disk == NULL)
        return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return NULL;
    path[length] = 0;
    if (strncmp(path, files_begin, strlen(files_begin)) != 0)
        return NULL;
    const char *name = strrchr(path, '/') + 1;
    size_t n = 0;
    for (; files[n].name[0] != 0; n++)
        if (strcmp(files[n].name, name) == 0)
            return &files[n];
    if (n + 1 == sizeof files / sizeof *files)
        abort();
    snprintf(copy, sizeof copy, "%s/%s", disk, name);
    snprintf(files[n].name, sizeof files[n].name, "%s", name);
    files[n].disk = open(copy, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    return &files[n];
}

static void note(int fd, off_t start, ssize_t length)
{
    if (length <= 0)
        return;
    pthread_mutex_lock(&lock);
    struct file *file = file_of(fd);
    if (file != NULL) {
        if (file->count == file->room) {
            file->room = 2 * file->room + 64;
            file->written = realloc(file->written, file->room * sizeof *file->written);
        }
        file->written[file->count++] = (struct range){start, start + length};
    }
    pthread_mutex_unlock(&lock);
}

static int is_one(int fd)
{
    pthread_mutex_lock(&lock);
    int is = file_of(fd) != NULL;
    pthread_mutex_unlock(&lock);
    return is;
}

static int is_full(int fd)
{
    if (!is_set("BAD_DISK_FULL") || !is_one(fd))
        return 0;
    errno = ENOSPC;
    return 1;
}

static int sync_by(int fd, int (*real)(int))
{
    int result = 0;
    pthread_mutex_lock(&lock);
    struct file *file = file_of(fd);
    if (file != NULL && is_set("BAD_DISK_FAILS")) {
        file->count = 0;
        errno = EIO;
        result = -1;
    } else {
        result = real(fd);
        for (size_t n = 0; result == 0 && file != NULL && n < file->count; n++) {
            char bytes[4096];
            off_t at = file->written[n].start, end = file->written[n].end;
            while (at < end) {
                size_t left = end - at < (off_t)sizeof bytes ? (size_t)(end - at) : sizeof bytes;
                ssize_t got = pread(fd, bytes, left, at);
                if (got <= 0)
                    break;
                REAL(pwrite)(file->disk, bytes, (size_t)got, at);
                at += got;
            }
        }
        if (result == 0 && file != NULL)
            file->count = 0;
    }
    pthread_mutex_unlock(&lock);
    return result;
}

static int truncate_by(int fd, off_t length, int (*real)(int, off_t))
{
    if (is_full(fd))
        return -1;
    int result = real(fd, length);
    pthread_mutex_lock(&lock);
    struct file *file = file_of(fd);
    if (result == 0 && file != NULL)
        REAL(ftruncate)(file->disk, length);
    pthread_mutex_unlock(&lock);
    return result;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    if (is_full(fd))
        return -1;
    off_t start = lseek(fd, 0, SEEK_CUR);
    ssize_t written = REAL(write)(fd, bytes, length);
    note(fd, start, written);
    return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t start)
{
    if (is_full(fd))
        return -1;
    ssize_t written = REAL(pwrite)(fd, bytes, length, start);
    note(fd, start, written);
    return written;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t start)
{
    return pwrite(fd, bytes, length, start);
}

int ftruncate(int fd, off_t length)
{
    return truncate_by(fd, length, REAL(ftruncate));
}

int ftruncate64(int fd, off64_t length)
{
    return truncate_by(fd, length, REAL(ftruncate));
}

int fallocate(int fd, int mode, off_t start, off_t length)
{
    return is_full(fd) ? -1 : REAL(fallocate)(fd, mode, start, length);
}

int fsync(int fd)
{
    return sync_by(fd, REAL(fsync));
}

int fdatasync(int fd)
{
    return sync_by(fd, REAL(fdatasync));
}
