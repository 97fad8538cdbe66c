/**
 * The cast: officials of the demonstration, the same people in unit tests, API tests and browser tests. All invented.
 */
import type { Role } from '../permissions.ts'
import { villagePath, villageSeeds } from './villages.ts'

export type DemoPerson = {
  /** A fixed number, so that tests can name a person. */
  accountId: string
  username: string
  displayName: string
  role: Role
  areaPaths: readonly string[]
  homePath: string
  /** The post in words, as shown on the sign-in page. */
  post: string
}

const luongMinh = '22/06985'
const baChe = '22/06978'

const person = (
  number: number,
  username: string,
  displayName: string,
  role: Role,
  homePath: string,
  post: string,
  areaPaths: readonly string[] = [homePath],
): DemoPerson => ({
  accountId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  username,
  displayName,
  role,
  areaPaths,
  homePath,
  post,
})

const villageName = (number: number): string => villageSeeds[number - 1]?.name ?? ''

export const demoPeople = [
  person(1, 'tham', 'Đinh Thị Thắm', 'communeOfficer', luongMinh, 'Công chức văn hoá - xã hội, xã Lương Minh'),
  person(2, 'khoa', 'Vũ Đăng Khoa', 'communeChair', luongMinh, 'Chủ tịch UBND, xã Lương Minh'),
  person(
    3,
    'sam',
    'Triệu Thị Sâm',
    'collaborator',
    luongMinh,
    `Cộng tác viên thôn ${villageName(1)}, ${villageName(2)}`,
    [villagePath(1), villagePath(2)],
  ),
  person(4, 'phuong', 'Nông Văn Phương', 'collaborator', luongMinh, `Cộng tác viên thôn ${villageName(3)}`, [
    villagePath(3),
  ]),
  person(5, 'huyen', 'Phạm Thu Huyền', 'provinceOfficer', '22', 'Sở Y tế, tỉnh Quảng Ninh'),
  person(6, 'quantri', 'Lê Minh Quân', 'systemAdministrator', luongMinh, 'Quản trị hệ thống, xã Lương Minh'),
  person(7, 'kiemtra', 'Ngô Bích Hà', 'auditor', luongMinh, 'Kiểm tra nhật ký, xã Lương Minh'),
  person(8, 'mai-bache', 'Hoàng Thị Mai', 'communeOfficer', baChe, 'Công chức văn hoá - xã hội, xã Ba Chẽ'),
] satisfies readonly DemoPerson[]
